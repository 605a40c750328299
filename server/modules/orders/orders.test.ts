// Orders through the front: pages in every order, filters, one with its items.
import { afterAll, beforeAll, expect, test } from "vitest";
import { customerEndpoints } from "../../../contract/customers.ts";
import { type Order, orderEndpoints } from "../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { asha, ben } from "../../../test/cast.ts";
import type { Client } from "../../../test/client.ts";

let app: TestApp;
let client: Client;
beforeAll(async () => {
  app = await startApp({ now: "2026-10-10T12:00:00Z" });
  client = await app.as("marketer");
  await client.ok(customerEndpoints.createBatch, { body: { customers: [asha, ben] } });
  const orders = Array.from({ length: 45 }, (_, i) => ({
    external_id: `MCW-${i}`,
    customer: { external_id: i % 2 ? asha.external_id : ben.external_id },
    // 18:30 in UTC is midnight in Kolkata.
    ordered_at: `2026-10-0${1 + (i % 3)}T18:${i % 2 ? "29" : "30"}:00Z`,
    status: i % 5 ? ("paid" as const) : ("pending" as const),
    total: 100 + (i % 4),
  }));
  await client.ok(orderEndpoints.createBatch, { body: { orders } });
});
afterAll(() => app?.stop());

const sorts = ["-ordered_at", "ordered_at", "-total"] as const;

test.each(sorts)("pages by %s meet each order once, in order", async (sort) => {
  const whole = await client.ok(orderEndpoints.list, { query: { sort, limit: 200 } });
  expect(whole).toMatchObject({ total: 45, next_cursor: null });
  const met: Order[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.ok(orderEndpoints.list, { query: { sort, limit: 4, cursor } });
    met.push(...page.data);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  expect(met.map((o) => o.id)).toEqual(whole.data.map((o) => o.id));
  const keys = met.map((o) => (sort === "-total" ? -o.total : Date.parse(o.ordered_at)));
  const rising = [...keys].sort((a, b) => a - b);
  expect(keys).toEqual(sort === "-ordered_at" ? rising.reverse() : rising);
});

test("filters narrow by status, customer, search and the days of the workspace", async () => {
  const count = async (query: object) =>
    (await client.ok(orderEndpoints.list, { query: { limit: 1, ...query } })).total;
  expect(await count({ status: "pending" })).toBe(9);
  expect(await count({ search: "rao" })).toBe(22);
  expect(await count({ search: "mcw-44" })).toBe(1);
  const { data } = await client.ok(customerEndpoints.list, { query: { search: "ben" } });
  expect(await count({ customer_id: data[0]!.id })).toBe(23);
  const until = await client.ok(orderEndpoints.list, { query: { to: "2026-10-01", limit: 200 } });
  expect(new Set(until.data.map((o) => o.ordered_at))).toEqual(new Set(["2026-10-01T18:29:00.000Z"]));
  const since = await client.ok(orderEndpoints.list, { query: { from: "2026-10-04", limit: 200 } });
  expect(new Set(since.data.map((o) => o.ordered_at))).toEqual(new Set(["2026-10-03T18:30:00.000Z"]));
});

test("an order of another shop is not there", async () => {
  const { data } = await client.ok(orderEndpoints.list, { query: { limit: 1 } });
  const params = { id: data[0]!.id };
  expect(await client.ok(orderEndpoints.get, { params })).toMatchObject({ ...data[0], items: [] });
  await app.workspace("next-door");
  const neighbour = await app.as("owner", "next-door");
  expect((await neighbour.call(orderEndpoints.get, { params })).status).toBe(404);
  expect((await neighbour.ok(orderEndpoints.list)).data).toEqual([]);
});

test("items go with their order, and their order and totals with the customer", async () => {
  await app.workspace("leaving");
  const shop = await app.as("owner", "leaving");
  const order = { ordered_at: "2026-10-01T00:00:00Z", total: 20 };
  const items = [1, 2].map((quantity) => ({ product_id: `p-${quantity}`, quantity, price: 10 }));
  const orders = [1, 2, 3].map((n) => ({
    ...order,
    items,
    external_id: `o-${n}`,
    customer: { external_id: `c-${n}` },
  }));
  await shop.ok(orderEndpoints.createBatch, { body: { orders } });
  const left = async () => {
    const { rows } = await app.platform.database.pool.query(
      `SELECT (SELECT count(*)::int FROM order_items WHERE workspace_id = $1) AS items,
        (SELECT count(*)::int FROM customer_totals WHERE workspace_id = $1) AS totals`,
      [app.workspaceId("leaving")],
    );
    return rows[0];
  };
  expect(await left()).toEqual({ items: 6, totals: 3 });
  await app.platform.database.inWorkspace(app.workspaceId("leaving"), (trx) =>
    trx.deleteFrom("customers").where("external_id", "=", "c-2").execute(),
  );
  expect(await left()).toEqual({ items: 4, totals: 2 });
  await app.platform.database.pool.query("DELETE FROM workspaces WHERE id = $1", [
    app.workspaceId("leaving"),
  ]);
  expect(await left()).toEqual({ items: 0, totals: 0 });
});
