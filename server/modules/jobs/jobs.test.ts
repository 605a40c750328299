// Jobs through the front: progress is told live and can be asked for, and an ended job stays as it ended.
import { afterAll, beforeAll, expect, test } from "vitest";
import { jobEndpoints } from "../../../contract/jobs.ts";
import { startApp, type TestApp } from "../../../test/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ now: "2026-10-01T10:00:00Z" });
});
afterAll(() => app?.stop());

test("a job tells its progress, the time left at its pace, and its end", async () => {
  const workspaceId = app.workspaceId();
  const viewer = await app.as("viewer");
  const told: unknown[] = [];
  const stop = app.platform.live.listen(workspaceId, (message) => told.push(message.data));
  const id = await app.services.jobs.openJob(workspaceId, {
    kind: "import",
    subjectId: "1",
    title: "orders.csv",
    total: 100,
  });
  expect(await viewer.ok(jobEndpoints.get, { params: { id } })).toMatchObject({
    state: "waiting",
    done: 0,
    total: 100,
    eta_seconds: null,
  });

  await app.services.jobs.startJob(workspaceId, id);
  app.clock.advance(10_000);
  await app.services.jobs.advanceJob(workspaceId, id, { done: 25 });
  const running = await viewer.ok(jobEndpoints.get, { params: { id } });
  expect(running).toMatchObject({ state: "running", done: 25 });
  expect(running.eta_seconds).toBe(30);

  await app.services.jobs.endJob(workspaceId, id, { state: "failed", failure: "The disk is full" });
  await app.services.jobs.endJob(workspaceId, id, { state: "done" });
  expect(await viewer.ok(jobEndpoints.get, { params: { id } })).toMatchObject({
    state: "failed",
    failure: "The disk is full",
  });
  expect((await viewer.ok(jobEndpoints.list)).data).toHaveLength(1);
  await expect.poll(() => told.length).toBeGreaterThanOrEqual(4);
  stop();
});
