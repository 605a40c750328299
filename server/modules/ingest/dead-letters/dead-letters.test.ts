// Dead letters: whatever is acknowledged is in the database or here, never in both and never in neither; one that was mended
// and replayed is applied once, however often and by however many it is replayed.
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { deadLetterEndpoints } from "../../../../contract/dead-letters.ts";
import { homeEndpoints } from "../../../../contract/home.ts";
import { type OrderInput, orderEndpoints } from "../../../../contract/orders.ts";
import { sourceEndpoints } from "../../../../contract/sources.ts";
import { startApp, type TestApp } from "../../../../test/app.ts";
import type { Client } from "../../../../test/client.ts";
import { type RedisProcess, startRedis } from "../../../../test/redis.ts";
import type { ActorWorkspace } from "../../../actor.ts";

const redisServer = inject("redisServer");
let app: TestApp;
let client: Client;
let made = 0;

/** What no schema knows of and the database refuses: a real fault, met by real statements. */
const poison = "POISON";

async function start(env: Record<string, string> = {}): Promise<void> {
  app = await startApp({ env: { LOG_LEVEL: "silent", ...env } });
  client = await app.as("admin");
  await sql`ALTER TABLE orders ADD CONSTRAINT no_poison CHECK (coupon IS DISTINCT FROM 'POISON')`.execute(
    app.platform.database.system,
  );
}

function order(n: number, rest: Partial<OrderInput> = {}): OrderInput {
  const customer = { external_id: `c-${n % 3}` };
  return { external_id: `o-${n}`, customer, ordered_at: "2026-10-01T10:00:00Z", total: 10, ...rest };
}

async function freshShop(): Promise<Client> {
  const slug = `shop-${made++}`;
  await app.workspace(slug);
  return app.as("admin", slug);
}

const send = (shop: Client, orders: OrderInput[]) =>
  shop.ok(orderEndpoints.createBatch, { body: { orders }, query: { wait: "true" } });
const waiting = (shop: Client) => shop.ok(deadLetterEndpoints.list, { query: { limit: 200 } });
const counts = (shop: Client) => shop.ok(deadLetterEndpoints.counts);
const stored = async (shop: Client) =>
  (await shop.ok(orderEndpoints.list, { query: { limit: 200 } })).data.map((one) => one.external_id).sort();
const healthy = async (shop: Client) => {
  const workspace = shop.headers["regulars-workspace"]!;
  const found = await app.services.doctor.examine({ workspace, mend: false });
  return found.every(({ wrong }) => wrong.length === 0);
};

const bodies = [
  { name: "inline", start: () => start() },
  {
    name: "over Redis",
    start: async () => {
      redis = await startRedis(redisServer);
      await start({ REDIS_URL: redis.url });
    },
  },
];
let redis: RedisProcess | undefined;

for (const body of bodies) {
  describe.skipIf(body.name !== "inline" && !redisServer)(body.name, () => {
    beforeAll(body.start);
    afterAll(async () => {
      await app?.stop();
      await redis?.stop();
    });

    test("what is acknowledged is in the database or a dead letter; mended and replayed by many at once it is applied once", {
      timeout: 120_000,
    }, async () => {
      const some = fc.array(fc.record({ n: fc.nat(12), bad: fc.boolean() }), { minLength: 1, maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 4 }), async (batches) => {
          const shop = await freshShop();
          const numbers = new Set(batches.flat().map(({ n }) => n));
          // An order is bad for good or not at all, so that what is expected is known.
          const bad = new Set(batches.flat().flatMap(({ n, bad }) => (bad ? [n] : [])));
          const orders = batches.map((batch) =>
            batch.map(({ n }) => order(n, bad.has(n) ? { coupon: poison } : {})),
          );
          await Promise.all(orders.map((batch) => send(shop, batch)));
          const names = (of: Iterable<number>) => [...of].map((n) => `o-${n}`).sort();
          expect(await stored(shop)).toEqual(names([...numbers].filter((n) => !bad.has(n))));
          const { data } = await waiting(shop);
          expect(data).toHaveLength(batches.flat().filter(({ n }) => bad.has(n)).length);
          expect(new Set(data.map(({ about }) => about))).toEqual(new Set(names(bad)));

          for (const { id } of data) {
            const { payload } = await shop.ok(deadLetterEndpoints.get, { params: { id } });
            const mended = { ...(payload as Record<string, string>), coupon: "GOOD" };
            await shop.ok(deadLetterEndpoints.update, { params: { id }, body: { payload: mended } });
          }
          const all = { body: { all: {} } };
          const answers = await Promise.all([
            shop.ok(deadLetterEndpoints.replayMany, all),
            shop.ok(deadLetterEndpoints.replayMany, all),
            ...data.map(({ id }) => shop.call(deadLetterEndpoints.replay, { params: { id } })),
          ]);
          expect(
            answers.every((answer) => !("status" in answer) || [200, 409].includes(Number(answer.status))),
          ).toBe(true);
          expect((await waiting(shop)).data).toEqual([]);
          expect(await stored(shop)).toEqual(names(numbers));
          const replayed = await shop.ok(deadLetterEndpoints.list, {
            query: { state: "replayed", limit: 200 },
          });
          expect(replayed.data.map(({ tries }) => tries)).toEqual(data.map(() => 1));
          expect(await healthy(shop)).toBe(true);
        }),
        { numRuns: 10 },
      );
    });
  });
}

describe("what can be done about one", () => {
  beforeAll(() => start());
  afterAll(() => app?.stop());

  test("it is shown with its payload, its reason and how it came in", async () => {
    const shop = await freshShop();
    const answer = await send(shop, [order(1), order(2, { coupon: poison })]);
    expect(answer).toMatchObject({ accepted: 1, rejected: [{ index: 1, path: "/orders/1" }] });
    const { data } = await waiting(shop);
    expect(data).toMatchObject([
      { kind: "order", source: "api", about: "o-2", state: "waiting", tries: 0, settled_at: null },
    ]);
    expect(data[0]!.reason).toContain("no_poison");
    expect(await shop.ok(deadLetterEndpoints.get, { params: { id: data[0]!.id } })).toMatchObject({
      payload: { ...order(2), coupon: poison, currency: "INR" },
    });
    expect(await counts(shop)).toMatchObject({
      waiting: 1,
      last_day: 1,
      kinds: [{ kind: "order", count: 1 }],
      sources: [{ source: "api", count: 1 }],
    });
    const { attention } = await shop.ok(homeEndpoints.home);
    expect(attention[0]).toMatchObject({ kind: "dead_letters", path: "/settings/dead-letters" });
  });

  test("replayed without a change it goes on waiting, with the reason of this time", async () => {
    const shop = await freshShop();
    await send(shop, [order(1, { coupon: poison })]);
    const id = (await waiting(shop)).data[0]!.id;
    const again = await shop.ok(deadLetterEndpoints.replay, { params: { id } });
    expect(again).toMatchObject({ state: "waiting", tries: 1, reason: expect.stringContaining("no_poison") });
    const all = await shop.ok(deadLetterEndpoints.replayMany, { body: { all: {} } });
    expect(all).toEqual({ replayed: 0, failed: 1, left: 1 });
  });

  test("a change is checked as what is sent in is", async () => {
    const shop = await freshShop();
    await send(shop, [order(1, { coupon: poison })]);
    const id = (await waiting(shop)).data[0]!.id;
    const change = (payload: Record<string, unknown>) =>
      shop.call(deadLetterEndpoints.update, { params: { id }, body: { payload } as never });
    const faulty = await change({ ...order(1), total: "ten", currency: "INR" });
    expect(faulty).toMatchObject({ status: 400, body: { errors: [{ path: "/payload/total" }] } });
    expect((await change({ ...order(1), currency: "EURO" })).body.errors).toMatchObject([
      { path: "/payload/currency" },
    ]);
    expect((await change({ ...order(1) })).status).toBe(200);
    expect(await shop.ok(deadLetterEndpoints.replay, { params: { id } })).toMatchObject({
      state: "replayed",
      settled_by: expect.stringContaining("admin"),
    });
    expect((await change({ ...order(1) })).status).toBe(409);
    expect(await stored(shop)).toEqual(["o-1"]);
  });

  test("dismissed it waits no more, and can be replayed all the same", async () => {
    const shop = await freshShop();
    await send(
      shop,
      [1, 2, 3].map((n) => order(n, { coupon: poison })),
    );
    const [third] = (await waiting(shop)).data;
    const params = { id: third!.id };
    expect(await shop.ok(deadLetterEndpoints.dismiss, { params })).toMatchObject({ state: "dismissed" });
    expect((await shop.call(deadLetterEndpoints.dismiss, { params })).status).toBe(409);
    const rest = await shop.ok(deadLetterEndpoints.dismissMany, {
      body: { all: { kind: "order", search: "o-1" } },
    });
    expect(rest).toEqual({ dismissed: 1, left: 0 });
    expect((await waiting(shop)).data.map(({ about }) => about)).toEqual(["o-2"]);
    await sql`ALTER TABLE orders DROP CONSTRAINT no_poison`.execute(app.platform.database.system);
    expect(await shop.ok(deadLetterEndpoints.replay, { params })).toMatchObject({ state: "replayed" });
    expect(await stored(shop)).toEqual(["o-3"]);
    await sql`UPDATE orders SET coupon = NULL`.execute(app.platform.database.system);
    await sql`ALTER TABLE orders ADD CONSTRAINT no_poison CHECK (coupon IS DISTINCT FROM 'POISON')`.execute(
      app.platform.database.system,
    );
  });

  test("filters and pages show each one once", async () => {
    const shop = await freshShop();
    const workspace = {
      id: app.workspaceId(shop.headers["regulars-workspace"]),
      currency: "INR",
    } as ActorWorkspace;
    await send(
      shop,
      [1, 2, 3].map((n) => order(n, { coupon: poison })),
    );
    await app.services.ingest.write(workspace, { orders: [order(4, { coupon: poison })] });
    const list = async (query: object) =>
      (await shop.ok(deadLetterEndpoints.list, { query })).data.map(({ about }) => about);
    expect(await list({ source: "import" })).toEqual(["o-4"]);
    expect(await list({ source: "api", search: "o-2" })).toEqual(["o-2"]);
    expect(await list({ kind: "customer" })).toEqual([]);
    const first = await shop.ok(deadLetterEndpoints.list, { query: { limit: 3 } });
    const second = await shop.ok(deadLetterEndpoints.list, {
      query: { limit: 3, cursor: first.next_cursor! },
    });
    expect([...first.data, ...second.data].map(({ about }) => about)).toEqual(["o-4", "o-3", "o-2", "o-1"]);
  });

  test("a delivery that cannot be read stays where it is when replayed, and is read once mended", async () => {
    const shop = await freshShop();
    const { id: sourceId, secret } = await shop.ok(sourceEndpoints.create, {
      body: { kind: "segment", name: "Web" },
    });
    expect(sourceId).toBeTruthy();
    const bad = { type: "track", userId: "c-1", event: "Viewed", messageId: "m-1", timestamp: "yesterday" };
    await app.stranger.raw("POST", "/v1/track", {
      body: JSON.stringify(bad),
      headers: { "content-type": "application/json", authorization: `Basic ${btoa(`${secret}:`)}` },
    });
    const [letter] = (await waiting(shop)).data;
    expect(letter).toMatchObject({ kind: "delivery", source: "segment", about: "track Viewed" });
    const params = { id: letter!.id };
    expect(await shop.ok(deadLetterEndpoints.replay, { params })).toMatchObject({
      state: "waiting",
      tries: 1,
    });
    expect((await waiting(shop)).data).toHaveLength(1);
    const { payload } = await shop.ok(deadLetterEndpoints.get, { params });
    const mended = { ...(payload as { body: object }), body: { ...bad, timestamp: "2026-10-01T00:00:00Z" } };
    await shop.ok(deadLetterEndpoints.update, { params, body: { payload: mended } });
    expect(await shop.ok(deadLetterEndpoints.replay, { params })).toMatchObject({ state: "replayed" });
  });

  test("what PostgreSQL cannot hold is kept all the same, and what is for a workspace that is gone stops nobody", async () => {
    const id = await app.workspace("going");
    const as = (workspaceId: string) => ({ id: workspaceId, currency: "INR" }) as ActorWorkspace;
    const nul = order(1, { coupon: "a\0b\ud83d" });
    const { orders } = await app.services.ingest.write(as(id), { orders: [nul, order(2)] });
    expect(orders.map(({ status }) => status)).toEqual(["set_aside", "applied"]);
    const { data } = await waiting(await app.as("admin", "going"));
    expect(data).toMatchObject([{ about: "o-1" }]);
    await sql`DELETE FROM workspaces WHERE id = ${id}`.execute(app.platform.database.system);
    const gone = await app.services.ingest.write(as(id), { orders: [order(3)] });
    expect(gone.orders).toMatchObject([{ status: "set_aside" }]);
    expect(await app.services.ingest.write(as(app.workspaceId()), { orders: [order(3)] })).toMatchObject({
      orders: [{ status: "applied" }],
    });
    expect(await stored(client)).toEqual(["o-3"]);
  });
});
