// Whole processes on one database and one data folder, of which the one that keeps the copy is killed: whoever asks another is
// answered all the while, and rightly, and that one takes over.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from "vitest";
import { customerEndpoints } from "../../../contract/customers.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { type Client, createClient } from "../../../test/client.ts";
import { type ServerProcess, startServer } from "../../../test/server-process.ts";

let app: TestApp;
/** Of a process that keeps no copy, so that PostgreSQL says what is true. */
let truth: Client;
const running = new Set<ServerProcess>();
const asked = new Set<{ end: () => Promise<void> }>();

beforeAll(async () => {
  app = await startApp();
  truth = await app.key(["admin", "ingest"]);
  await addBuyers(truth, 0, 40);
});
afterEach(async () => {
  // What a test that failed left going would keep asking servers that are to stop, and those that come after.
  const ended = Promise.allSettled([...asked].map(({ end }) => end()));
  await Promise.all([...running].map((server) => server.stop()));
  running.clear();
  await ended;
});
afterAll(() => app?.stop());

const rules = [
  { kind: "everyone" },
  { kind: "did", what: "items", where: { kind: "row", column: "category", op: "is", value: "tea" } },
  { kind: "not", rule: { kind: "attribute", attribute: "city", op: "is", value: "Pune" } },
];

async function addBuyers(client: Client, from: number, to: number): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  const customers = numbers.map((i) => ({ external_id: `c-${i}`, city: i % 3 === 0 ? "Pune" : "Goa" }));
  await client.ok(customerEndpoints.createBatch, { query: { wait: "true" }, body: { customers } });
  const orders = numbers.map((i) => ({
    external_id: `o-${i}`,
    customer: { external_id: `c-${i}` },
    ordered_at: "2026-11-01T00:00:00Z",
    total: 10,
    items: [{ product_id: "p", category: i % 2 === 0 ? "tea" : "coffee", quantity: 1, price: 10 }],
  }));
  await client.ok(orderEndpoints.createBatch, { query: { wait: "true" }, body: { orders } });
}

async function start(): Promise<ServerProcess> {
  const server = await startServer(app.dataDir, ["--demo", "none", "--roles", "api"], {
    DATABASE_URL: app.databaseUrl,
    SECRET_KEY: Buffer.alloc(32, 7).toString("hex"),
    COPY_FROM_ROWS: "0",
    LOG_LEVEL: "error",
  });
  running.add(server);
  return server;
}

async function kill(server: ServerProcess): Promise<void> {
  process.kill(server.pid, "SIGKILL");
  await server.stop();
  running.delete(server);
}

const clientOf = (server: ServerProcess) => createClient(server.url, truth.headers);

async function stateOf({ url }: ServerProcess): Promise<string> {
  const { body } = await createClient(url, {}).raw("GET", "/ready");
  return (body as { copy: { state: string } }).copy.state;
}

/** Whom a rule finds, all of them. */
async function found(client: Client, rule: unknown) {
  const answer = await client.call(segmentEndpoints.preview, { body: { rule, sample: 100 } });
  if (answer.status !== 200) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  const { count, total, sample, engine } = answer.body;
  return { engine, members: { count, total, ids: sample.map(({ external_id }) => external_id) } };
}

const foundByAll = (client: Client) => Promise.all(rules.map((rule) => found(client, rule)));
const membersOf = async (client: Client) => (await foundByAll(client)).map(({ members }) => members);
const engineOf = async (client: Client) => (await found(client, rules[0])).engine;

/** Keeps asking until it is ended; answers how often which engine did, and throws where one answer was none or a wrong one. */
function keepAsking(client: Client, expected: Awaited<ReturnType<typeof membersOf>>) {
  const by = { copy: 0, postgresql: 0 };
  let ended = false;
  const ask = async (i: number): Promise<void> => {
    for (let n = i; !ended; n++) {
      const { engine, members } = await found(client, rules[n % rules.length]);
      expect(members).toEqual(expected[n % rules.length]);
      by[engine]++;
    }
  };
  const asking = Promise.all([0, 1, 2].map(ask));
  // Told by `end`; nobody waits before.
  asking.catch(() => {});
  const end = async () => {
    ended = true;
    asked.delete(all);
    await asking;
  };
  const all = { by, end };
  asked.add(all);
  return all;
}

/** Stands in line for the copy before all others, so that nobody else takes it over until it is let go of. */
async function standInLine() {
  const connection = await app.platform.database.pool.connect();
  onTestFinished(() => connection.release(true));
  const got = connection.query("SELECT pg_advisory_lock(716301)");
  const waits = sql`SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 716301 AND NOT granted`;
  await expect
    .poll(async () => (await waits.execute(app.platform.database.system)).rows.length)
    .toBeGreaterThan(0);
  const letGo = () => connection.query("SELECT pg_advisory_unlock(716301)");
  return { got, letGo };
}

test("when the owner is killed, another answers on, by PostgreSQL, and takes the copy over with all that was written", async () => {
  const first = await start();
  await expect.poll(() => engineOf(clientOf(first))).toBe("copy");
  const second = await start();
  const client = clientOf(second);
  await expect.poll(() => engineOf(client)).toBe("copy");
  expect([await stateOf(first), await stateOf(second)]).toEqual(["ready", "elsewhere"]);
  const before = await membersOf(truth);
  expect(before.map(({ count }) => count)).toEqual([40, 20, 26]);

  const asking = keepAsking(client, before);
  await expect.poll(() => asking.by.copy).toBeGreaterThan(10);
  const line = await standInLine();
  await kill(first);
  await line.got;
  const { postgresql } = asking.by;
  await expect.poll(() => asking.by.postgresql).toBeGreaterThan(postgresql + 10);
  await asking.end();

  // What is written while nobody keeps a copy is seen at once, and is in the next one.
  await addBuyers(client, 40, 50);
  await app.platform.database.pool.query("DELETE FROM customers WHERE external_id IN ('c-0', 'c-1')");
  const after = await membersOf(truth);
  expect(after[0]).toMatchObject({ count: 48, total: 48 });
  expect((await foundByAll(client)).map(({ engine }) => engine)).toEqual(rules.map(() => "postgresql"));
  expect(await membersOf(client)).toEqual(after);

  const onward = keepAsking(client, after);
  await line.letGo();
  await expect.poll(() => onward.by.copy).toBeGreaterThan(10);
  await onward.end();
  expect(await stateOf(second)).toBe("ready");

  // It follows as the first did, and one that comes later asks it.
  await addBuyers(client, 50, 60);
  expect(await readdir(join(app.dataDir, "copy"))).toHaveLength(1);
  const last = await foundByAll(client);
  expect(last.map(({ engine }) => engine)).toEqual(rules.map(() => "copy"));
  expect(last[0]!.members.count).toBe(58);
  expect(await membersOf(truth)).toEqual(last.map(({ members }) => members));
  const third = await start();
  await expect.poll(() => engineOf(clientOf(third))).toBe("copy");
  expect(await membersOf(clientOf(third))).toEqual(last.map(({ members }) => members));
  expect(await stateOf(third)).toBe("elsewhere");
});

test("when the owner is killed while it waits for tables, another takes over before they are free", async () => {
  const holding = await app.platform.database.pool.connect();
  const waiting = sql`SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND application_name LIKE 'regulars-copy%' AND wait_event_type = 'Lock'`;
  try {
    await holding.query("BEGIN; LOCK TABLE messages, scores IN ACCESS EXCLUSIVE MODE");
    const first = await start();
    await expect.poll(async () => (await waiting.execute(app.platform.database.system)).rows.length).toBe(2);
    const second = await start();
    await kill(first);
    await expect.poll(() => stateOf(second)).toBe("loading");
    await holding.query("ROLLBACK");
    await expect.poll(() => engineOf(clientOf(second))).toBe("copy");
    expect(await membersOf(clientOf(second))).toEqual(await membersOf(truth));
  } finally {
    await holding.query("ROLLBACK");
    holding.release();
  }
});

/** The session that holds the copy's lock. */
async function owner(): Promise<number | undefined> {
  const { rows } = await sql<{ pid: number }>`SELECT pid FROM pg_locks
    WHERE locktype = 'advisory' AND objid = 716301 AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`.execute(
    app.platform.database.system,
  );
  return rows[0]?.pid;
}

test("when the owner loses its connection only, one of both goes on, and neither's files trouble the other", async () => {
  const both = [await start(), await start()];
  const expected = await membersOf(truth);
  await expect.poll(() => Promise.all(both.map((one) => engineOf(clientOf(one))))).toEqual(["copy", "copy"]);
  const asking = both.map((one) => keepAsking(clientOf(one), expected));
  const [{ by }] = asking as [ReturnType<typeof keepAsking>];
  for (let times = 0; times < 3; times++) {
    const lost = await owner();
    await sql`SELECT pg_terminate_backend(${lost})`.execute(app.platform.database.system);
    await expect.poll(async () => [undefined, lost].includes(await owner())).toBe(false);
    await expect
      .poll(async () => (await Promise.all(both.map(stateOf))).sort())
      .toEqual(["elsewhere", "ready"]);
    const { copy } = by;
    await expect.poll(() => by.copy).toBeGreaterThan(copy + 10);
  }
  await Promise.all(asking.map(({ end }) => end()));
  expect(await readdir(join(app.dataDir, "copy"))).toHaveLength(1);
});

test("when the owner is killed while it loads, what it had loaded is no trouble", async () => {
  const holding = await app.platform.database.pool.connect();
  try {
    await holding.query("BEGIN; LOCK TABLE list_members IN ACCESS EXCLUSIVE MODE");
    const first = await start();
    await expect.poll(() => stateOf(first)).toBe("loading");
    const second = await start();
    const client = clientOf(second);
    const expected = await membersOf(truth);
    const asking = keepAsking(client, expected);
    await kill(first);
    await sleep(200);
    expect(asking.by.copy).toBe(0);
    await holding.query("ROLLBACK");
    await expect.poll(() => asking.by.copy).toBeGreaterThan(10);
    await asking.end();
    expect(asking.by.postgresql).toBeGreaterThan(0);
    expect(await stateOf(second)).toBe("ready");
  } finally {
    await holding.query("ROLLBACK");
    holding.release();
  }
});
