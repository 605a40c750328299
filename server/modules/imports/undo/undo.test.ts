// Undoing an import, on files made at random: all is as it was before, but for what somebody changed since, and what is kept
// beside the orders still equals a recount.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { customerEndpoints } from "../../../../contract/customers.ts";
import { type ImportRun, importEndpoints, importUndoDays } from "../../../../contract/imports.ts";
import { countingStatuses, orderEndpoints } from "../../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../../test/app.ts";
import type { Client } from "../../../../test/client.ts";
import { importFile, untilEnded } from "../../../../test/import-file.ts";
import { removeOldChanges } from "../tend.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ work: true, env: { LOG_LEVEL: "silent" } });
});
afterAll(() => app?.stop());

const day = 86_400_000;
let shops = 0;
async function shop(): Promise<Client> {
  const slug = `undo-${++shops}`;
  await app.workspace(slug);
  return app.as("marketer", slug);
}

interface Line {
  order: number;
  product: number;
  quantity: number;
  city: number;
  day: number;
}

const line: fc.Arbitrary<Line> = fc.record({
  order: fc.integer({ min: 1, max: 10 }),
  product: fc.integer({ min: 1, max: 3 }),
  quantity: fc.integer({ min: 1, max: 9 }),
  city: fc.integer({ min: 1, max: 3 }),
  day: fc.integer({ min: 1, max: 28 }),
});
const lines = fc.array(line, { minLength: 1, maxLength: 25 });
const header = "order_id,customer_id,city,tier,order_date,sku,quantity,price";

function importLines(client: Client, all: Line[]): Promise<ImportRun> {
  const rows = all.map(({ order, product, quantity, city, day }) =>
    [
      `o${order}`,
      `c${order % 4}`,
      `City ${city}`,
      city,
      `2024-01-${day} 10:00`,
      `p${product}`,
      quantity,
      product * 2.5,
    ].join(","),
  );
  return importFile(client, `${[header, ...rows].join("\n")}\n`, {
    kind: "orders",
    options: {
      delimiter: ",",
      quote: '"',
      header_row: 1,
      decimal: ".",
      date_order: "ymd",
      cancelled_prefix: "",
    },
    mapping: [
      { column: "order_id", target: "order.external_id" },
      { column: "customer_id", target: "customer.external_id" },
      { column: "city", target: "customer.city" },
      { column: "tier", target: "custom.tier" },
      { column: "order_date", target: "order.ordered_at" },
      { column: "sku", target: "item.sku" },
      { column: "quantity", target: "item.quantity" },
      { column: "price", target: "item.price" },
    ],
  });
}

/** Everything a shop has, without our own ids and times of writing. */
async function everything(client: Client) {
  const { data } = await client.ok(orderEndpoints.list, { query: { limit: 200 } });
  const orders = await Promise.all(data.map(({ id }) => client.ok(orderEndpoints.get, { params: { id } })));
  const customers = (await client.ok(customerEndpoints.list, { query: { limit: 200 } })).data;
  return {
    orders: new Map(
      orders.map(({ external_id, total, ordered_at, status, customer, items }) => [
        external_id,
        {
          total,
          ordered_at,
          status,
          customer: customer.external_id,
          items: items.map((item) => `${item.sku} ${item.quantity} ${item.price}`).sort(),
        },
      ]),
    ),
    customers: new Map(
      customers.map(({ external_id, city, custom, created_at, orders }) => [
        external_id!,
        {
          city,
          custom,
          created_at: orders.count > 0 ? created_at : "",
          count: orders.count,
          total: orders.total,
        },
      ]),
    ),
  };
}

async function undo(client: Client, id: string): Promise<ImportRun> {
  await client.ok(importEndpoints.undo, { params: { id } });
  return untilEnded(client, id);
}

function expectTotals({ orders, customers }: Awaited<ReturnType<typeof everything>>): void {
  for (const [id, { count, total }] of customers) {
    const own = [...orders.values()].filter(
      ({ customer, status }) => customer === id && (countingStatuses as readonly string[]).includes(status),
    );
    expect(count).toBe(own.length);
    expect(total).toBeCloseTo(
      own.reduce((sum, one) => sum + one.total, 0),
      2,
    );
  }
}

test("undone is as if it had never been", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(lines, lines, async (first, second) => {
      const client = await shop();
      await importLines(client, first);
      const before = await everything(client);
      const { id } = await importLines(client, second);
      const undone = await undo(client, id);
      expect(undone).toMatchObject({ state: "undone", undo: { kept: [] } });
      const after = await everything(client);
      expect(after).toEqual(before);
      expectTotals(after);
    }),
    { numRuns: 6 },
  );
});

test("what was changed since is kept and told, all else is as before, and totals equal a recount", {
  timeout: 120_000,
}, async () => {
  const changed = fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(lines, lines, changed, async (first, second, since) => {
      const client = await shop();
      await importLines(client, first);
      const before = await everything(client);
      const { id } = await importLines(client, second);
      const imported = await everything(client);
      const touched = since.map((n) => `o${n}`).filter((one) => imported.orders.has(one));
      for (const external_id of touched) {
        const { customer, ordered_at, total } = imported.orders.get(external_id)!;
        const body = {
          external_id,
          customer: { external_id: customer! },
          ordered_at,
          total,
          status: "refunded" as const,
        };
        await client.ok(orderEndpoints.create, { body });
      }
      const changed = await everything(client);
      const { undo: told } = await undo(client, id);
      const after = await everything(client);
      for (const [externalId, order] of after.orders)
        expect(order).toEqual((touched.includes(externalId) ? changed : before).orders.get(externalId));
      for (const externalId of before.orders.keys()) expect(after.orders.has(externalId)).toBe(true);
      for (const externalId of touched) expect(after.orders.has(externalId)).toBe(true);
      expectTotals(after);
      const ofImport = touched.filter((one) => {
        const was = before.orders.get(one);
        return JSON.stringify(was) !== JSON.stringify(imported.orders.get(one));
      });
      const kept = told!.kept.find(({ reason }) => reason === "the order was changed since")?.count ?? 0;
      expect(kept).toBe(ofImport.length);
    }),
    { numRuns: 6 },
  );
});

test("there is a month for it, and then what it changed is kept no longer", async () => {
  const client = await shop();
  const { id } = await importFile(client, "id,city\nc1,Delhi\n", { kind: "customers" });
  const { id: late } = await importFile(client, "id,city\nc2,Goa\n", { kind: "customers" });
  const get = () => client.ok(importEndpoints.get, { params: { id } });
  const { finished_at, undoable_until } = await get();
  expect(Date.parse(undoable_until!) - Date.parse(finished_at!)).toBe(importUndoDays * day);
  const changes = async () =>
    (await app.platform.database.pool.query("SELECT FROM import_changes WHERE import_id = $1", [id]))
      .rowCount;
  app.clock.advance((importUndoDays - 1) * day);
  await removeOldChanges(app.platform);
  expect([(await get()).undoable_until, await changes()]).toEqual([undoable_until, 1]);
  expect(await undo(client, late)).toMatchObject({ state: "undone", undoable_until: null });
  app.clock.advance(2 * day);
  expect((await get()).undoable_until).toBe(null);
  const refused = await client.call(importEndpoints.undo, { params: { id } });
  expect(refused).toMatchObject({ status: 409, body: { code: "wrong_state" } });
  await removeOldChanges(app.platform);
  expect(await changes()).toBe(0);
  expect((await everything(client)).customers.has("c1")).toBe(true);
});

test("customers: made ones go, changed ones are put back, and who was changed since stays", async () => {
  const client = await shop();
  await client.ok(customerEndpoints.create, {
    body: { external_id: "c1", city: "Pune", custom: { tier: "gold" } },
  });
  const file = "id,city,tier\nc1,Delhi,silver\nc2,Goa,gold\nc3,Agra,gold\nc4,Puri,gold\n";
  const run = await importFile(client, file, { kind: "customers" });
  const { data } = await client.ok(customerEndpoints.list, {});
  const idOf = (external: string) => data.find(({ external_id }) => external_id === external)!.id;
  await client.ok(customerEndpoints.update, { params: { id: idOf("c3") }, body: { city: "Jaipur" } });
  const order = {
    external_id: "o1",
    customer: { external_id: "c4" },
    ordered_at: "2024-01-01T00:00:00Z",
    total: 5,
  };
  await client.ok(orderEndpoints.create, { body: order });
  const undone = await undo(client, run.id);
  expect(undone.undo).toEqual({
    customers: { removed: 1, restored: 1 },
    orders: { removed: 0, restored: 0 },
    list: { members_removed: 0, deleted: false },
    kept: [
      { kind: "customer", reason: "the customer has orders that came otherwise", count: 1 },
      { kind: "customer", reason: "the customer was changed since", count: 1 },
    ],
    changes: 4,
    undone: 2,
  });
  const { customers } = await everything(client);
  expect([...customers.keys()].sort()).toEqual(["c1", "c3", "c4"]);
  expect(customers.get("c1")).toMatchObject({ city: "Pune", custom: { tier: "gold" } });
  // Undone once; and what is not over cannot be.
  await expect(client.ok(importEndpoints.undo, { params: { id: run.id } })).rejects.toThrow("was undone");
});
