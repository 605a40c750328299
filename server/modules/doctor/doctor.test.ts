// The doctor finds each thing that is kept twice and does not agree, says what it found, and puts it right; and finds
// nothing in a shop where nobody broke anything.
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { orderEndpoints } from "../../../contract/orders.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { everyone, type Sending, startSending } from "../../../test/sending.ts";

let shop: Sending;
beforeAll(async () => {
  shop = await startSending();
  await shop.customers(5);
  const client = await shop.as("admin");
  const orders = Array.from({ length: 6 }, (_, i) => ({
    external_id: `o-${i}`,
    customer: { external_id: `c-${(i % 3) + 1}` },
    ordered_at: `2026-09-0${i + 1}T10:00:00Z`,
    total: 100 + i,
    items: [{ product_id: "p-1", quantity: 1, price: 100 + i }],
  }));
  await client.ok(orderEndpoints.createBatch, { body: { orders } });
  const event = { name: "viewed", customer: { external_id: "c-4" }, occurred_at: "2026-08-01T00:00:00Z" };
  await client.raw("POST", "/api/events", {
    body: JSON.stringify(event),
    headers: { "content-type": "application/json" },
  });
  await client.ok(segmentEndpoints.create, { body: { name: "All", rule: everyone.rule } });
  const { id } = await shop.launch();
  await shop.until(id, ({ state }) => state === "done");
});
afterAll(() => shop?.stop());

const examine = (mend = false) => shop.services.doctor.examine({ workspace: "shop", mend });
const breaking = (statement: RawBuilder<unknown>) => statement.execute(shop.platform.database.system);

async function wrongNow() {
  return (await examine()).filter(({ wrong }) => wrong.length > 0);
}

test("in a shop where nobody broke anything everything agrees, and everything was looked at", async () => {
  const found = await examine();
  expect(found.map(({ name, compared, wrong }) => [name, compared, wrong])).toEqual([
    ["totals of customers", 3, []],
    ["beginnings of customers", 5, []],
    ["items of orders", 6, []],
    ["names of events", 1, []],
    ["sizes of segments", 1, []],
    ["outcomes of campaigns", 1, []],
  ]);
});

const harm: [string, string, RawBuilder<unknown>, string[]][] = [
  [
    "an order counted twice",
    "totals of customers",
    sql`UPDATE customer_totals SET orders_count = orders_count + 1
    WHERE customer_id = (SELECT id FROM customers WHERE external_id = 'c-2')`,
    ["orders_count"],
  ],
  [
    "money lost",
    "totals of customers",
    sql`UPDATE customer_totals SET orders_total = 0, last_order_at = NULL
    WHERE customer_id = (SELECT id FROM customers WHERE external_id = 'c-1')`,
    ["orders_total", "last_order_at"],
  ],
  [
    "totals that are gone",
    "totals of customers",
    sql`DELETE FROM customer_totals`,
    ["orders_count", "orders_total"],
  ],
  [
    "a beginning after the first event",
    "beginnings of customers",
    sql`UPDATE customers SET created_at = now()
    WHERE external_id = 'c-4'`,
    ["created_at"],
  ],
  [
    "an item too many",
    "items of orders",
    sql`UPDATE orders SET items_count = 2 WHERE external_id = 'o-3'`,
    ["items_count"],
  ],
  [
    "an order of other categories",
    "items of orders",
    sql`UPDATE orders SET categories = 4 WHERE external_id = 'o-3'`,
    ["categories"],
  ],
  [
    "an item of somebody else",
    "items of orders",
    sql`UPDATE order_items SET customer_id = customer_id + 1
    WHERE order_id = (SELECT id FROM orders WHERE external_id = 'o-3')`,
    ["items_unlike_their_order"],
  ],
  ["a name nobody catalogued", "names of events", sql`DELETE FROM event_names`, ["in_the_catalogue"]],
  ["a size that is not its members'", "sizes of segments", sql`UPDATE segments SET count = 4`, ["count"]],
  [
    "an outcome counted twice",
    "outcomes of campaigns",
    sql`UPDATE campaigns
    SET stats = jsonb_set(stats, '{delivered}', '6'), audience_size = 4`,
    ["delivered", "audience_size"],
  ],
];

test.each(harm)("%s is found and put right", { timeout: 30_000 }, async (_, name, statement, fields) => {
  await breaking(statement);
  const wrong = await wrongNow();
  expect(wrong.map((one) => one.name)).toEqual([name]);
  const { kept, counted } = wrong[0]!.wrong[0]!;
  const different = Object.keys(counted).filter((key) => kept[key] !== counted[key]);
  expect(different).toEqual(expect.arrayContaining(fields));
  expect((await examine(true)).every((one) => one.wrong.length === 0 || one.mended)).toBe(true);
  expect(await wrongNow()).toEqual([]);
});

test("another workspace is another patient", async () => {
  await shop.workspace("next-door");
  await breaking(sql`UPDATE customer_totals SET orders_count = 9`);
  const found = await shop.services.doctor.examine({ workspace: "next-door", mend: true });
  expect(found.every(({ compared }) => compared === 0)).toBe(true);
  expect((await wrongNow()).map(({ name }) => name)).toEqual(["totals of customers"]);
  await examine(true);
});
