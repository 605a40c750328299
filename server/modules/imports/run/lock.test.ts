// The lock of a run when the database takes it away: it is taken again before anything goes on, and whoever finds it taken
// by another stops.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../../../../test/app.ts";
import { withLock } from "./lock.ts";
import { Stopped } from "./stop.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ env: { LOG_LEVEL: "silent" } });
});
afterAll(() => app?.stop());

/** Whether somebody else could take it. */
async function isFree(name: string): Promise<boolean> {
  return (await withLock(app.platform.database.pool, name, { wait: false }, async () => true)) ?? false;
}

/** Ends the connection that holds the only advisory lock of a session, as a restart of the database would. */
async function endItsConnection(name: string): Promise<void> {
  await sql`
    SELECT pg_terminate_backend(pid) FROM pg_locks
    WHERE locktype = 'advisory' AND objsubid = 1
      AND (classid::bigint << 32 | objid::bigint) = hashtextextended(${name}, 0)`.execute(
    app.platform.database.system,
  );
  await expect.poll(() => isFree(name)).toBe(true);
}

test("a lost lock is taken again", async () => {
  const { pool } = app.platform.database;
  await withLock(pool, "lost", { wait: false }, async (lock) => {
    await lock.hold();
    expect(await isFree("lost")).toBe(false);
    await endItsConnection("lost");
    await lock.hold();
    expect(await isFree("lost")).toBe(false);
  });
  expect(await isFree("lost")).toBe(true);
});

test("who finds it taken by another stops", { timeout: 30_000 }, async () => {
  const { pool } = app.platform.database;
  await withLock(pool, "taken", { wait: false }, async (lock) => {
    await endItsConnection("taken");
    await withLock(pool, "taken", { wait: false }, () => expect(lock.hold()).rejects.toThrow(Stopped));
  });
});
