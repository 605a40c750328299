// Who is who, told as stories: orders before their customers, ids that come later, addresses that two share.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Customer, type CustomerInput, customerEndpoints } from "../../../contract/customers.ts";
import { type OrderInput, orderEndpoints } from "../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";

let app: TestApp;
let client: Client;
let shops = 0;
beforeAll(async () => {
  app = await startApp({ now: "2026-10-10T12:00:00Z" });
});
beforeEach(async () => {
  shops += 1;
  await app.workspace(`shop-${shops}`);
  client = await app.as("marketer", `shop-${shops}`);
});
afterAll(() => app?.stop());

async function say(input: CustomerInput): Promise<Customer> {
  const stored = await client.ok(customerEndpoints.create, { body: input, query: { wait: "true" } });
  return stored as Customer;
}

async function buy(customer: OrderInput["customer"], rest: Partial<OrderInput> = {}) {
  const order = { external_id: "o-1", ordered_at: "2026-10-02T14:05:00Z", total: 100, ...rest, customer };
  return client.ok(orderEndpoints.create, { body: order, query: { wait: "true" } });
}

async function everyone(): Promise<Customer[]> {
  return (await client.ok(customerEndpoints.list, { query: { sort: "created_at" } })).data;
}

test("an order may come before its customer, who then has been there since", async () => {
  await buy({ external_id: "c-1" });
  const made = await everyone();
  expect(made).toMatchObject([
    { external_id: "c-1", first_name: null, created_at: "2026-10-02T14:05:00.000Z", orders: { count: 1 } },
  ]);
  expect(await say({ external_id: "c-1", first_name: "Asha" })).toMatchObject({
    id: made[0]!.id,
    first_name: "Asha",
    created_at: "2026-10-02T14:05:00.000Z",
    orders: { count: 1, total: 100 },
  });
});

test("what the shop says of when a customer came stands over what their orders say, until it is cleared", async () => {
  await say({ external_id: "c-1", created_at: "2026-10-05T00:00:00Z" });
  await buy({ external_id: "c-1" });
  expect((await everyone())[0]?.created_at).toBe("2026-10-05T00:00:00.000Z");
  expect(await say({ external_id: "c-1", created_at: null })).toMatchObject({
    created_at: "2026-10-02T14:05:00.000Z",
  });
});

test("a customer known by e-mail takes on the id that comes later", async () => {
  await buy({ email: "Asha@Example.com" });
  const adopted = await say({ external_id: "c-1", email: "asha@example.com", first_name: "Asha" });
  expect(await everyone()).toEqual([adopted]);
  expect(adopted).toMatchObject({ external_id: "c-1", email: "asha@example.com", orders: { count: 1 } });
});

test("an order's id adopts as well, and fills what is not known without overwriting what is", async () => {
  await say({ phone: "+919812345678", email: "asha@example.com" });
  await buy({ external_id: "c-1", phone: "+919812345678", email: "other@example.com" });
  expect(await everyone()).toMatchObject([
    { external_id: "c-1", email: "asha@example.com", phone: "+919812345678" },
  ]);
});

test("two ids with the same e-mail stay two customers; the e-mail alone means the older", async () => {
  const first = await say({ external_id: "c-1", email: "family@example.com" });
  const second = await say({ external_id: "c-2", email: "family@example.com" });
  expect(second.id).not.toBe(first.id);
  await buy({ email: "FAMILY@example.com" });
  expect((await everyone()).map((c) => [c.external_id, c.orders.count])).toEqual([
    ["c-1", 1],
    ["c-2", 0],
  ]);
});

test("an order that moves to another customer takes its money along", async () => {
  await buy({ external_id: "c-1" });
  await buy({ external_id: "c-1" }, { external_id: "o-2", ordered_at: "2026-09-01T00:00:00Z", total: 50 });
  await buy({ external_id: "c-2" }, { external_id: "o-2", ordered_at: "2026-09-01T00:00:00Z", total: 50 });
  const people = Object.fromEntries((await everyone()).map((c) => [c.external_id, c]));
  expect(people["c-1"]).toMatchObject({
    created_at: "2026-10-02T14:05:00.000Z",
    orders: { count: 1, total: 100, first_at: "2026-10-02T14:05:00.000Z" },
  });
  expect(people["c-2"]).toMatchObject({ orders: { count: 1, total: 50 } });
});

test("an order sent again without its items or status keeps them; with other items they are replaced", async () => {
  const items = [
    { product_id: "p-7", category: "Coffee", quantity: 2, price: 25.005 },
    { product_id: "p-9", quantity: 0.5, price: 100 },
  ];
  await buy({ external_id: "c-1" }, { items, status: "fulfilled", coupon: "DIWALI10" });
  expect(await buy({ external_id: "c-1" }, { total: 120 })).toMatchObject({
    status: "fulfilled",
    total: 120,
    coupon: "DIWALI10",
    items_count: 2,
    items: [
      { product_id: "p-7", total: 50.01 },
      { product_id: "p-9", total: 50 },
    ],
  });
  const other = await buy({ external_id: "c-1" }, { items: [items[1]!], coupon: null });
  expect(other).toMatchObject({ coupon: null, items_count: 1, items: [{ product_id: "p-9" }] });
  expect(await buy({ external_id: "c-1" }, { items: [] })).toMatchObject({ items_count: 0, items: [] });
});

test("cancelled, refunded and pending orders do not count; a partial refund takes off its part", async () => {
  await buy({ external_id: "c-1" }, { total: 100 });
  await buy(
    { external_id: "c-1" },
    { external_id: "o-2", status: "partially_refunded", total: 100, refunded: 30 },
  );
  await buy(
    { external_id: "c-1" },
    { external_id: "o-3", status: "pending", ordered_at: "2026-10-09T00:00:00Z" },
  );
  expect((await everyone())[0]?.orders).toMatchObject({
    count: 2,
    total: 170,
    last_at: "2026-10-02T14:05:00.000Z",
  });
  await buy({ external_id: "c-1" }, { status: "cancelled" });
  await buy({ external_id: "c-1" }, { external_id: "o-2", status: "refunded" });
  expect((await everyone())[0]?.orders).toEqual({
    count: 0,
    total: 0,
    currency: "INR",
    first_at: null,
    last_at: null,
  });
});

test("left out stays, null clears, custom goes key by key, tags are replaced", async () => {
  await say({
    external_id: "c-1",
    first_name: "Asha",
    city: "Mumbai",
    tags: ["vip"],
    consent: { email: true, sms: false },
    custom: { tier: "gold", points: 3 },
  });
  const input = { city: null, tags: ["coffee"], consent: { sms: null }, custom: { points: null, size: "M" } };
  expect(await say({ external_id: "c-1", ...input })).toMatchObject({
    first_name: "Asha",
    city: null,
    tags: ["coffee"],
    consent: { email: true, sms: null },
    custom: { tier: "gold", size: "M" },
  });
});

test("an unchanged customer sent again keeps the time of its last change", async () => {
  const first = await say({ external_id: "c-1", custom: { a: 1, b: ["x"] } });
  app.clock.advance(60_000);
  expect((await say({ external_id: "c-1", custom: { b: ["x"], a: 1 } })).updated_at).toBe(first.updated_at);
  expect((await say({ external_id: "c-1", custom: { a: 2 } })).updated_at).not.toBe(first.updated_at);
});
