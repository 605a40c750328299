// Laws of imports, on files made at random: any order of lines gives the same orders and customers; twice is once; no
// fault costs a good row; the counts add up to the file.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { customerEndpoints } from "../../../contract/customers.ts";
import type { ImportRun } from "../../../contract/imports.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { importFile } from "../../../test/import-file.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ work: true });
});
afterAll(() => app?.stop());

let shops = 0;
async function shop(): Promise<Client> {
  const slug = `shop-${++shops}`;
  await app.workspace(slug);
  return app.as("marketer", slug);
}

type Fate = "good" | "aside" | "price" | "date" | "short" | "quote";

interface Line {
  order: number;
  product: number;
  quantity: number;
  cents: number;
  minute: number;
  fate: Fate;
}

const fate = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Fate>("good") },
  { weight: 3, arbitrary: fc.constantFrom<Fate[]>("aside", "price", "date", "short", "quote") },
);
const line: fc.Arbitrary<Line> = fc.record({
  order: fc.integer({ min: 1, max: 12 }),
  product: fc.integer({ min: 1, max: 5 }),
  quantity: fc.integer({ min: -3, max: 9 }),
  cents: fc.integer({ min: 0, max: 99_999 }),
  minute: fc.integer({ min: 0, max: 59 }),
  fate,
});
const table = fc.array(line, { minLength: 1, maxLength: 60 });
const header = "order_id,customer_id,city,order_date,sku,quantity,price";

/** Three orders share a customer, who moves from city to city. */
function write({ order, product, quantity, cents, minute, fate }: Line): string {
  const time = `2024-01-${String(order).padStart(2, "0")} 10:${String(minute).padStart(2, "0")}`;
  const price = (cents / 1000).toFixed(3);
  const customer = fate === "aside" ? "" : `c${order % 4}`;
  const cells = [`o${order}`, customer, `City ${minute % 3}`, time, `p${product}`, quantity, price].map(
    String,
  );
  if (fate === "price") cells[6] = "free";
  if (fate === "date") cells[3] = "2024-02-31";
  if (fate === "short") cells.pop();
  if (fate === "quote") cells[2] = `"${cells[2]}`;
  return cells.join(",");
}

const fileOf = (lines: Line[]) => `${[header, ...lines.map(write)].join("\n")}\n`;

/** The mapping is said, since a file of a few strange lines is guessed differently. */
async function run(client: Client, lines: Line[]): Promise<ImportRun> {
  return importFile(client, fileOf(lines), {
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
      { column: "order_date", target: "order.ordered_at" },
      { column: "sku", target: "item.sku" },
      { column: "quantity", target: "item.quantity" },
      { column: "price", target: "item.price" },
    ],
  });
}

/** Everything an import made, without our own ids and times of writing. */
async function made(client: Client) {
  const { data } = await client.ok(orderEndpoints.list, { query: { limit: 200 } });
  const orders = await Promise.all(data.map(({ id }) => client.ok(orderEndpoints.get, { params: { id } })));
  const customers = (await client.ok(customerEndpoints.list, { query: { limit: 200 } })).data;
  return {
    orders: orders
      .map(({ external_id, total, ordered_at, status, customer, items }) => ({
        external_id,
        total,
        ordered_at,
        status,
        customer: customer.external_id,
        items: items.map((item) => `${item.sku} ${item.quantity} ${item.price} ${item.total}`).sort(),
      }))
      .sort((a, b) => a.external_id.localeCompare(b.external_id)),
    customers: customers
      .map(({ external_id, city, orders: { count, total } }) => ({ external_id, city, count, total }))
      .sort((a, b) => a.external_id!.localeCompare(b.external_id!)),
  };
}

const few = { numRuns: 6 };

test("any order of lines gives the same orders and customers, and twice is once", {
  timeout: 120_000,
}, async () => {
  const shuffled = table.chain((lines) =>
    fc.shuffledSubarray(lines, { minLength: lines.length }).map((other) => ({ lines, other })),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, async ({ lines, other }) => {
      const [first, second] = [await shop(), await shop()];
      const run1 = await run(first, lines);
      const run2 = await run(second, other);
      const result = await made(first);
      expect(await made(second)).toEqual(result);
      expect(run2.counts).toEqual(run1.counts);
      const again = await run(first, other);
      expect(await made(first)).toEqual(result);
      expect(again.counts).toEqual(run1.counts);
    }),
    few,
  );
});

test("every good row is kept, every other told, and the counts add up", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(table, async (lines) => {
      const client = await shop();
      const { counts, state } = await run(client, lines);
      const good = lines.filter((one) => one.fate === "good");
      const aside = lines.filter((one) => one.fate === "aside").length;
      expect(state).toBe("done");
      expect(counts).toMatchObject({
        rows: lines.length,
        rows_imported: good.length,
        rows_set_aside: aside,
        rows_failed: lines.length - good.length - aside,
        rows_duplicate: lines.length - new Set(lines.map(write)).size,
        orders: new Set(good.map((one) => one.order)).size,
        customers: new Set(good.map((one) => one.order % 4)).size,
        items: good.length,
      });
      const { orders } = await made(client);
      for (const order of orders) {
        const items = good.filter((one) => `o${one.order}` === order.external_id);
        const thousandths = items.reduce((sum, one) => sum + one.quantity * one.cents, 0);
        const minor = Math.sign(thousandths) * Math.round(Math.abs(thousandths) / 10);
        expect(Math.round(order.total * 100) + 0).toBe(minor + 0);
        expect(order.items).toHaveLength(items.length);
      }
    }),
    few,
  );
});
