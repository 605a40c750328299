// Several processes on one database, which do not know of each other, and a database that dies under them.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AppError } from "../../../contract/errors.ts";
import type { OrderInput } from "../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { freshDatabase } from "../../../test/fresh-database.ts";
import { makeWorkspace } from "../../../test/people.ts";
import { type ActorWorkspace, systemActor } from "../../actor.ts";
import { createDatabase } from "../../platform/database.ts";
import { startEmbeddedPostgres } from "../../platform/embedded-postgres/index.ts";
import { createLog } from "../../platform/log.ts";
import { batches } from "./arbitrary-entries.fixture.ts";
import { type Process, startProcess } from "./processes.fixture.ts";

let app: TestApp;
let processes: Process[];
let next = 0;
beforeAll(async () => {
  app = await startApp();
  const url = app.platform.database.pool.options.connectionString!;
  processes = [startProcess(url), startProcess(url)];
});
afterAll(async () => {
  for (const each of processes ?? []) await each.stop();
  await app?.stop();
});

const as = (id: string) => ({ id, slug: "shop", name: "shop", currency: "INR" }) as ActorWorkspace;

async function freshWorkspace(): Promise<ActorWorkspace> {
  return as(await app.workspace(`both-${next++}`));
}

const order = (n: number, customer: OrderInput["customer"]): OrderInput => ({
  external_id: `o-${n}`,
  customer,
  ordered_at: "2026-01-01T00:00:00Z",
  total: 10,
});

async function ask<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(app.platform.database.system)).rows;
}

test("a stranger met by two processes at once becomes one customer", { timeout: 60_000 }, async () => {
  const workspace = await freshWorkspace();
  for (let round = 0; round < 25; round++) {
    const email = `buyer-${round}@example.com`;
    await Promise.all(
      processes.map(({ services }, i) =>
        services.ingest.write(workspace, { orders: [order(round * 2 + i, { email })] }),
      ),
    );
  }
  const people = await ask(
    sql<{
      orders_count: number;
    }>`SELECT orders_count FROM customer_totals WHERE workspace_id = ${workspace.id}`,
  );
  expect(people).toEqual(Array.from({ length: 25 }, () => ({ orders_count: 2 })));
});

test("whatever two processes write at once, nothing is doubled and totals hold", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(batches, batches, async (...sent) => {
      const workspace = await freshWorkspace();
      await Promise.all(
        sent.map(async (own, i) => {
          for (const entry of own.flat())
            await processes[i]!.services.ingest.write(workspace, {
              customers: entry.kind === "customer" ? [entry.input] : [],
              orders: entry.kind === "order" ? [entry.input] : [],
            });
        }),
      );
      const [wrong] = await ask(sql<{ totals: string; doubled: string; aside: string }>`SELECT
        (SELECT count(*) FROM customers c LEFT JOIN customer_totals ct ON ct.workspace_id = c.workspace_id AND ct.customer_id = c.id WHERE c.workspace_id = ${workspace.id} AND
          (coalesce(orders_count, 0), coalesce(orders_total, 0), first_order_at, last_order_at) IS DISTINCT FROM
          (SELECT (count(*)::int, coalesce(sum(net), 0)::bigint, min(ordered_at), max(ordered_at)) FROM orders o
           WHERE o.workspace_id = c.workspace_id AND o.customer_id = c.id AND o.counts)) AS totals,
        (SELECT count(*) FROM (SELECT lower(email) FROM customers WHERE workspace_id = ${workspace.id}
          AND external_id IS NULL AND email IS NOT NULL GROUP BY 1 HAVING count(*) > 1) AS twice) AS doubled,
        (SELECT count(*) FROM dead_letters WHERE workspace_id = ${workspace.id}) AS aside`);
      expect(wrong).toEqual({ totals: "0", doubled: "0", aside: "0" });
    }),
    { numRuns: 40 },
  );
});

const quiet = { info: () => {}, warn: () => {} };

test("when the database dies, nobody was told of an order that is not there", {
  timeout: 60_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "regulars-dies-"));
  let postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
  const name = new URL((await freshDatabase(postgres.url)).url).pathname;
  const urlNow = () => Object.assign(new URL(postgres.url), { pathname: name }).toString();
  const before = startProcess(urlNow());
  const database = createDatabase(urlNow(), { log: createLog("silent") });
  const actor = systemActor(
    as(await makeWorkspace({ database } as never, "shop", { currency: "INR", timezone: "UTC" })),
  );

  const told: string[] = [];
  const heard: unknown[] = [];
  let sent = 0;
  let killed = false;
  const sender = async () => {
    while (heard.length < 200) {
      const n = sent++;
      await before.services.ingest.acceptOrder(actor, order(n, { external_id: `c-${n % 7}` }), {}).then(
        () => told.push(`o-${n}`),
        (error: unknown) => heard.push(error),
      );
      if (killed || told.length < 300) continue;
      killed = true;
      process.kill(postgres.pid, "SIGQUIT");
    }
  };
  await Promise.all(Array.from({ length: 20 }, sender));
  expect(heard.every((error) => error instanceof AppError && error.code === "database_unavailable")).toBe(
    true,
  );
  await Promise.allSettled([before.stop(), database.close(), postgres.exited]);

  postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
  const after = createDatabase(urlNow(), { log: createLog("silent") });
  const { rows } = await sql<{ external_id: string }>`SELECT external_id FROM orders`.execute(after.system);
  const stored = new Set(rows.map((row) => row.external_id));
  expect(told.length).toBeGreaterThanOrEqual(300);
  expect(told.filter((id) => !stored.has(id))).toEqual([]);
  await after.close();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});
