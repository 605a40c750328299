// Never twice, never lost: whatever breaks in mid-send, the vendor takes each message of the audience exactly once, and
// every one comes to its end here.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { everyone, promptly, type Sending, startSending, sumOf, until } from "../../../test/sending.ts";
import { freePort } from "../../platform/ports.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
let shop: Sending;
const children = new Set<ChildProcess>();

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
  await shop.stop();
});

/** A worker as a process of its own, on the same database and vendor; with a port, one that serves the API as well. */
function startProcess(port?: number): ChildProcess {
  const { pool } = shop.platform.database;
  const roles = port ? ["--roles", "api,worker", "--port", String(port)] : ["--roles", "worker"];
  const child = spawn(
    process.execPath,
    ["server/main.ts", ...roles, "--data", shop.dataDir, "--demo", "none"],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: {
        ...process.env,
        DATABASE_URL: pool.options.connectionString,
        SIMULATOR_URL: shop.simulator.url,
        ...(port ? {} : { PUBLIC_URL: shop.url }),
        SECRET_KEY: Buffer.alloc(32, 7).toString("hex"),
        LOG_LEVEL: "error",
      },
    },
  );
  children.add(child);
  return child;
}

async function expectOnce(id: string, audience: number): Promise<void> {
  const { stats } = await shop.until(id, (c) => c.state === "done");
  const counts = await shop.vendorCounts();
  expect(stats.audience).toBe(audience);
  expect(sumOf(stats)).toBe(audience);
  expect(stats.delivered + stats.failed).toBe(audience);
  expect(counts.accepted + counts.rejected).toBe(audience);
}

test("launched twice at the same time, it is sent once", async () => {
  shop = await startSending();
  await shop.customers(700);
  const marketer = await shop.as("marketer");
  const draft = await marketer.ok(campaignEndpoints.create, {
    body: { name: "Twice", audience: everyone, message: { subject: "Hi", body: "Hello" } },
  });
  const launches = await Promise.all(
    Array.from({ length: 8 }, () => marketer.call(campaignEndpoints.launch, { params: { id: draft.id } })),
  );
  expect(launches.map((answer) => answer.status)).toEqual(launches.map(() => 202));
  await expectOnce(draft.id, 700);
  const again = await marketer.call(campaignEndpoints.launch, { params: { id: draft.id } });
  expect(again.body).toMatchObject({ state: "done", stats: { audience: 700, delivered: 700 } });
  expect((await shop.vendorCounts()).accepted).toBe(700);
});

test("workers that are killed in mid-send leave nothing behind that the next does not finish", async () => {
  shop = await startSending({
    work: false,
    behaviour: { ...promptly, latency_ms: { min: 100, max: 400 }, success_rate: 0.9 },
  });
  await shop.customers(6_000);
  const { id } = await shop.launch();
  for (let kill = 1; kill <= 3; kill++) {
    const worker = startProcess();
    await until(
      () => shop.vendorCounts(),
      (counts) => counts.accepted >= kill * 1_200,
      40,
    );
    worker.kill("SIGKILL");
    await once(worker, "exit");
  }
  expect((await shop.vendorCounts()).accepted).toBeLessThan(6_000);
  startProcess();
  startProcess();
  await until(
    () => shop.campaign(id),
    (c) => c.state === "done",
    90,
  );
  await expectOnce(id, 6_000);
}, 150_000);

test("a server that is killed again and again takes up where it was, with every receipt that came meanwhile", async () => {
  shop = await startSending({
    work: false,
    behaviour: { ...promptly, receipt_delay_ms: { min: 0, max: 2_000 }, open_rate: 0.5 },
  });
  await shop.customers(5_000);
  const port = await freePort("127.0.0.1");
  const { id } = await shop.launch();
  for (let kill = 1; kill <= 2; kill++) {
    const server = startProcess(port);
    await until(
      () => shop.campaign(id),
      ({ stats }) => stats.delivered >= kill * 1_000,
      40,
    );
    server.kill("SIGKILL");
    await once(server, "exit");
  }
  startProcess(port);
  await until(
    () => shop.campaign(id),
    (c) => c.state === "done",
    60,
  );
  await expectOnce(id, 5_000);
  expect((await shop.campaign(id)).stats).toMatchObject({ delivered: 5_000, failed: 0 });
}, 120_000);

test("a vendor that refuses, fails, hangs, loses its answers and asks for patience only costs time", async () => {
  shop = await startSending({
    behaviour: { ...promptly, latency_ms: { min: 50, max: 150 }, lost_answer_rate: 0.5 },
  });
  await shop.customers(6_000);
  const { id } = await shop.launch();
  for (const outage of ["refuse", "error_500", "hang"] as const) {
    await shop.behave({ outage });
    const troubled = await shop.until(id, (c) => c.attention !== null || outage === "hang");
    if (outage !== "hang") expect(troubled.attention).toMatch(/simulated vendor .*Nothing is lost/);
    expect(sumOf(troubled.stats)).toBe(6_000);
    await shop.behave({ outage: "none" });
  }
  await shop.behave({ rate_limit_per_second: 2_000 });
  await until(
    () => shop.campaign(id),
    (c) => c.state === "done",
    60,
  );
  await expectOnce(id, 6_000);
  expect(await shop.campaign(id)).toMatchObject({ attention: null, stats: { delivered: 6_000 } });
}, 90_000);

test("a vendor that is down when a campaign is launched is waited for", async () => {
  shop = await startSending({ behaviour: { ...promptly, outage: "refuse" } });
  await shop.customers(10);
  const { id } = await shop.launch();
  const waiting = await shop.until(id, (c) => c.attention !== null);
  expect(waiting).toMatchObject({ state: "sending", stats: { queued: 10 } });
  await shop.behave({ outage: "none" });
  await expectOnce(id, 10);
});
