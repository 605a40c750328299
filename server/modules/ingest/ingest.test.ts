// Sending customers and orders in, through the front.
import { afterAll, beforeAll, expect, test } from "vitest";
import { customerEndpoints } from "../../../contract/customers.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { asha, cast } from "../../../test/cast.ts";
import type { Client } from "../../../test/client.ts";

let app: TestApp;
let client: Client;
beforeAll(async () => {
  app = await startApp({ now: "2026-10-10T12:00:00Z" });
  client = await app.as("marketer");
});
afterAll(() => app?.stop());

test("a customer is stored, answered with its own id, and read back as sent", async () => {
  const answer = await client.call(customerEndpoints.create, { body: asha });
  expect(answer.status).toBe(202);
  expect(answer.body).toMatchObject({ status: "accepted" });
  const { id } = answer.body;
  const stored = await client.ok(customerEndpoints.get, { params: { id } });
  expect(stored).toMatchObject({ ...asha, id, created_at: "2024-02-11T09:30:00.000Z" });

  const again = await client.call(customerEndpoints.create, { body: asha, query: { wait: "true" } });
  expect(again.status).toBe(200);
  expect(again.body).toEqual(stored);
});

test("the cast comes in as a batch, everyone once", async () => {
  const answer = await client.call(customerEndpoints.createBatch, { body: { customers: cast } });
  expect(answer.body).toEqual({ accepted: cast.length, rejected: [] });
  const { data, total } = await client.ok(customerEndpoints.list, { query: { sort: "name" } });
  expect(total).toBe(cast.length);
  expect(data.map((c) => c.first_name)).toEqual(["Asha", "Ben", "Chitra", "Zoë", null]);
});

test("an order is stored with its items, and its customer knows", async () => {
  const order = {
    external_id: "o-1",
    customer: { external_id: "c-asha" },
    ordered_at: "2026-10-02T14:05:00Z",
    total: 1499,
    discount: 100,
    coupon: "DIWALI10",
    items: [
      { product_id: "p-7", name: "Espresso beans 250 g", category: "Coffee", quantity: 2, price: 749.5 },
    ],
  };
  const stored = await client.ok(orderEndpoints.create, { body: order, query: { wait: "true" } });
  expect(stored).toMatchObject({
    external_id: "o-1",
    status: "paid",
    currency: "INR",
    total: 1499,
    items_count: 1,
    customer: { external_id: "c-asha", name: "Asha Rao" },
    items: [{ product_id: "p-7", quantity: 2, price: 749.5, total: 1499 }],
  });
  const { data } = await client.ok(customerEndpoints.list, { query: { search: "asha" } });
  expect(data[0]?.orders).toEqual({
    count: 1,
    total: 1499,
    currency: "INR",
    first_at: "2026-10-02T14:05:00.000Z",
    last_at: "2026-10-02T14:05:00.000Z",
  });
});
