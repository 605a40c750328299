// Orders in other currencies, through the front: converted at their own rate, else the workspace's of their day; the original kept; a
// rate changed later changes nothing by itself; and totals are the sum of what was converted, whatever comes in which order.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { customerEndpoints } from "../../../../contract/customers.ts";
import { type Job, jobEndpoints } from "../../../../contract/jobs.ts";
import { type OrderWithItems, orderEndpoints } from "../../../../contract/orders.ts";
import { rateEndpoints } from "../../../../contract/rates.ts";
import { startApp, type TestApp } from "../../../../test/app.ts";
import type { Client } from "../../../../test/client.ts";

let app: TestApp;
let client: Client;
let owner: Client;
beforeAll(async () => {
  app = await startApp({ now: "2026-10-10T12:00:00Z", work: true });
  client = await app.as("marketer");
  owner = await app.as("owner");
  for (const [valid_from, rate] of [
    ["2026-01-01", 80],
    ["2026-07-01", 90],
  ] as const)
    await owner.ok(rateEndpoints.set, { body: { currency: "USD", valid_from, rate } });
});
afterAll(() => app?.stop());

const wait = { wait: "true" };
let made = 0;
const order = (over: object = {}) => ({
  external_id: `x-${made++}`,
  customer: { external_id: "c-1" },
  ordered_at: "2026-03-01T10:00:00Z",
  currency: "USD",
  total: 10,
  discount: 1.25,
  items: [{ product_id: "p", quantity: 2, price: 5.005 }],
  ...over,
});
const send = async (body: object) =>
  (await client.ok(orderEndpoints.create, { query: wait, body: body as never })) as OrderWithItems;

/** The job when it has ended. */
async function convertAgain(boss: Client, currency: string): Promise<Job> {
  const { id, kind } = await boss.ok(rateEndpoints.convertAgain, { body: { currency } });
  expect(kind).toBe("conversion");
  const read = () => boss.ok(jobEndpoints.get, { params: { id } });
  await expect.poll(async () => (await read()).finished_at, { timeout: 20_000 }).not.toBeNull();
  return read();
}

test("an order is converted at the rate of its day in the workspace, and shows what was paid", async () => {
  expect(await send(order())).toMatchObject({
    currency: "INR",
    total: 800,
    discount: 100,
    original: { currency: "USD", total: 10, discount: 1.25, exchange_rate: 80, rate_from: "table" },
    items: [{ price: 400.4, original_price: 5.005, total: 800.8 }],
  });
  // Half past midnight of the first of July in India.
  expect((await send(order({ ordered_at: "2026-06-30T19:00:00Z" }))).total).toBe(900);
  expect((await send(order({ ordered_at: "2026-06-30T18:00:00Z" }))).total).toBe(800);
});

test("its own rate goes first, and stays with it when it is sent again without one", async () => {
  const own = order({ exchange_rate: 82.5 });
  expect(await send(own)).toMatchObject({
    total: 825,
    original: { rate_from: "order", exchange_rate: 82.5 },
  });
  expect(await send({ ...own, exchange_rate: undefined, total: 20 })).toMatchObject({ total: 1_650 });
});

test("decimals are those of each currency", async () => {
  await owner.ok(rateEndpoints.set, { body: { currency: "JPY", valid_from: "2026-01-01", rate: 0.5571 } });
  expect(await send(order({ currency: "JPY", total: 1_999, discount: 0, items: [] }))).toMatchObject({
    total: 1_113.64,
    original: { total: 1_999 },
  });
});

test("without a rate it is set aside, with what to do", async () => {
  const { accepted, rejected } = await client.ok(orderEndpoints.createBatch, {
    query: wait,
    body: { orders: [order({ currency: "EUR" }), order()] },
  });
  expect({ accepted, told: JSON.stringify(rejected) }).toEqual({
    accepted: 1,
    told: expect.stringContaining("no rate from EUR to INR"),
  });
});

test("a rate changed later changes nothing until it is asked for, and then items and totals follow", async () => {
  await app.workspace("later");
  const boss = await app.as("owner", "later");
  const set = (rate: number) =>
    boss.ok(rateEndpoints.set, { body: { currency: "USD", valid_from: "2026-01-01", rate } });
  const all = () => boss.ok(orderEndpoints.list, { query: { sort: "total" } });
  const totalOf = async () => (await boss.ok(customerEndpoints.list, {})).data[0]?.orders.total;
  await set(80);
  const orders = [order(), order({ exchange_rate: 70 }), order({ currency: undefined, total: 55 })];
  await boss.ok(orderEndpoints.createBatch, { query: wait, body: { orders } });
  expect(await totalOf()).toBe(1_555);
  await set(100);
  await boss.ok(orderEndpoints.createBatch, { query: wait, body: { orders } });
  expect(await totalOf()).toBe(1_555);
  expect(await convertAgain(boss, "USD")).toMatchObject({
    done: 1,
    total: 1,
    outcome: "1 order comes to another amount now",
  });
  expect((await all()).data.map(({ total }) => total)).toEqual([55, 700, 1_000]);
  expect(await totalOf()).toBe(1_755);
  const [, , last] = (await all()).data;
  const whole = await boss.ok(orderEndpoints.get, { params: { id: last!.id } });
  expect(whole.items[0]).toMatchObject({ price: 500.5, original_price: 5.005, total: 1_001 });
});

test("converting more than fit into one transaction tells each, and those without a rate are kept", async () => {
  await app.workspace("many");
  const boss = await app.as("owner", "many");
  const set = (valid_from: string, rate: number) =>
    boss.ok(rateEndpoints.set, { body: { currency: "USD", valid_from, rate } });
  await set("2026-01-01", 80);
  await set("2025-01-01", 70);
  const orders = Array.from({ length: 1_203 }, (_, i) =>
    order({ items: [], ordered_at: i < 3 ? "2025-03-01T10:00:00Z" : "2026-03-01T10:00:00Z" }),
  );
  await boss.ok(orderEndpoints.createBatch, { query: wait, body: { orders } });
  await set("2026-01-01", 81);
  await boss.ok(rateEndpoints.remove, { params: { currency: "USD", valid_from: "2025-01-01" } });
  const told: Job[] = [];
  const stop = app.platform.live.listen(app.workspaceId("many"), ({ event, data }) => {
    if (event === "job") told.push(data as Job);
  });
  expect(await convertAgain(boss, "USD")).toMatchObject({
    done: 1_203,
    outcome: "1,200 orders come to another amount now, 3 have no rate",
  });
  stop();
  expect(told.map(({ state }) => state)).toEqual(expect.arrayContaining(["waiting", "running", "done"]));
  expect((await convertAgain(boss, "USD")).outcome).toBe(
    "0 orders come to another amount now, 3 have no rate",
  );
  const { data } = await boss.ok(customerEndpoints.list, {});
  expect(data[0]?.orders.total).toBe(1_200 * 810 + 3 * 700);
});

test("a customer's total is the sum of what their orders come to, whatever is sent in which currency", async () => {
  const sent = fc.record({
    which: fc.nat(3),
    currency: fc.constantFrom("USD", "INR", undefined),
    total: fc.integer({ min: 0, max: 99_999 }).map((cents) => cents / 100),
    exchange_rate: fc.option(fc.constantFrom(70, 81.25, 99.9), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(sent, { minLength: 1, maxLength: 8 }), async (all) => {
      const external_id = `law-${made++}`;
      for (const { which, currency, total, exchange_rate } of all)
        await send(
          order({
            external_id: `${external_id}-${which}`,
            customer: { external_id },
            currency,
            total,
            exchange_rate,
            discount: 0,
            items: [],
          }),
        );
      const { data } = await client.ok(orderEndpoints.list, { query: { search: external_id } });
      const minor = data.reduce((sum, each) => sum + Math.round(each.total * 100), 0);
      for (const { original, total } of data)
        if (original) expect(total).toBeCloseTo(original.total * original.exchange_rate, 1);
      const { data: customers } = await client.ok(customerEndpoints.list, { query: { search: external_id } });
      expect(Math.round(customers[0]!.orders.total * 100)).toBe(minor);
    }),
    { numRuns: 15 },
  );
});

test("rates are the owners' and admins' to change, and no workspace's own currency has one", async () => {
  const body = { currency: "USD", valid_from: "2026-01-01", rate: 1 };
  expect((await client.call(rateEndpoints.set, { body })).status).toBe(403);
  expect((await owner.call(rateEndpoints.set, { body: { ...body, currency: "INR" } })).status).toBe(400);
  expect((await client.ok(rateEndpoints.list, {})).data[0]).toMatchObject({ currency: "JPY" });
});
