// The laws of sending in: however entries are batched, repeated and interleaved, what comes of them is what would have
// come of each applied on its own; and a customer's totals are what a recount says.
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { startApp, type TestApp } from "../../../test/app.ts";
import { type RedisProcess, startRedis } from "../../../test/redis.ts";
import type { ActorWorkspace } from "../../actor.ts";
import { batches, clearBatches, ownBatches } from "./arbitrary-entries.fixture.ts";
import { type Entry, oneByOne } from "./one-by-one.fixture.ts";
import { readBack as readBackOf, sorted } from "./read-back.fixture.ts";

const redisServer = inject("redisServer");
const now = "2026-10-10T12:00:00Z";
let app: TestApp;
let runs = 0;

async function freshWorkspace(): Promise<ActorWorkspace> {
  const slug = `run-${runs++}`;
  const id = await app.workspace(slug);
  return { id, slug, name: slug, currency: "INR", timezone: "Asia/Kolkata" } as ActorWorkspace;
}

/** Neighbours of a kind, which can be sent in one request. */
function requests(entries: readonly Entry[]): Entry[][] {
  const found: Entry[][] = [];
  for (const entry of entries) {
    const last = found.at(-1);
    if (last?.[0]?.kind === entry.kind) last.push(entry);
    else found.push([entry]);
  }
  return found;
}

function send(workspace: ActorWorkspace, request: readonly Entry[]): Promise<unknown> {
  return app.services.ingest.write(workspace, {
    customers: request.flatMap((e) => (e.kind === "customer" ? [e.input] : [])),
    orders: request.flatMap((e) => (e.kind === "order" ? [e.input] : [])),
    events: request.flatMap((e) => (e.kind === "event" ? [e.input] : [])),
  });
}

async function sendInTurn(workspace: ActorWorkspace, entries: readonly (readonly Entry[])[]): Promise<void> {
  for (const request of entries) await send(workspace, request);
}

function sendAtOnce(workspace: ActorWorkspace, entries: readonly (readonly Entry[])[]): Promise<unknown> {
  return Promise.all(entries.map((request) => send(workspace, request)));
}

const readBack = ({ id }: ActorWorkspace) => readBackOf(app, id);

/** Totals as a recount of the orders gives them, beside those that were kept. */
async function recount({ id }: ActorWorkspace) {
  const { rows } = await sql<{ kept: unknown; counted: unknown }>`
    SELECT jsonb_build_array(coalesce(orders_count, 0), coalesce(orders_total, 0), first_order_at, last_order_at) AS kept,
      (SELECT jsonb_build_array(count(*), coalesce(sum(net), 0), min(ordered_at), max(ordered_at)) FROM orders o
       WHERE o.workspace_id = ${id} AND o.customer_id = c.id AND o.counts) AS counted
    FROM customers c LEFT JOIN customer_totals ct ON ct.workspace_id = c.workspace_id AND ct.customer_id = c.id WHERE c.workspace_id = ${id}`.execute(
    app.platform.database.system,
  );
  return rows;
}

/** The categories that each order says it holds something of, beside those of its items. */
async function categories({ id }: ActorWorkspace) {
  const { rows } = await sql<{ said: string[]; sold: string[] }>`
    SELECT ARRAY(SELECT category FROM product_categories WHERE workspace_id = ${id} AND o.categories >> number & 1 = 1 ORDER BY 1) AS said,
      ARRAY(SELECT DISTINCT lower(p.category) FROM order_items AS i JOIN products AS p ON p.workspace_id = i.workspace_id AND p.id = i.sold_as
        WHERE i.workspace_id = ${id} AND i.order_id = o.id AND p.category IS NOT NULL ORDER BY 1) AS sold
    FROM orders AS o WHERE o.workspace_id = ${id}`.execute(app.platform.database.system);
  return rows;
}

describe("inline", () => {
  beforeAll(async () => {
    app = await startApp({ now });
  });
  afterAll(() => app?.stop());
  laws(clearBatches, 1);
  oneByOneLaw();
});

describe.skipIf(!redisServer)("over Redis", () => {
  let redis: RedisProcess;
  beforeAll(async () => {
    redis = await startRedis(redisServer);
    app = await startApp({ now, env: { REDIS_URL: redis.url } });
  });
  afterAll(async () => {
    await app?.stop();
    await redis?.stop();
  });
  // Several processes may share it: order is kept by customer.
  laws(ownBatches, 0.3);
});

function oneByOneLaw(): void {
  test("batches do what their entries would have done one by one", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (sent) => {
        const workspace = await freshWorkspace();
        await sendInTurn(workspace, sent.flatMap(requests));
        expect(sorted(await readBack(workspace))).toEqual(sorted(oneByOne(sent.flat())));
      }),
      { numRuns: 100 },
    );
  });
}

/** `belonging`: batches in which order matters only where the stream keeps it. `part`: of the usual number of runs. */
function laws(belonging: typeof clearBatches, part: number): void {
  test("sending the same again changes nothing", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(belonging, async (sent) => {
        const workspace = await freshWorkspace();
        await sendInTurn(workspace, sent.flatMap(requests));
        const before = await readBack(workspace);
        const last = sent.at(-1)!;
        await sendAtOnce(workspace, [...requests(last), ...requests(last)]);
        expect(sorted(await readBack(workspace))).toEqual(sorted(before));
      }),
      { numRuns: 30 * part },
    );
  });

  test("requests on their way together keep the order of what belongs together", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(belonging, async (sent) => {
        const workspace = await freshWorkspace();
        await sendAtOnce(workspace, sent.flatMap(requests));
        expect(sorted(await readBack(workspace))).toEqual(sorted(oneByOne(sent.flat())));
      }),
      { numRuns: 50 * part },
    );
  });

  test("whatever meets, totals and categories are what a recount says", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (sent) => {
        const workspace = await freshWorkspace();
        await sendAtOnce(workspace, sent.flatMap(requests));
        for (const { kept, counted } of await recount(workspace)) expect(kept).toEqual(counted);
        for (const { said, sold } of await categories(workspace)) expect(said).toEqual(sold);
      }),
      { numRuns: 50 * part },
    );
  });
}
