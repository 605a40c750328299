// A large shop made inside PostgreSQL, the same each time: buyers with a heavy tail (a few buy very often, many once), two
// years of orders of which the more recent are more, written in the order in which they came (to within a day), about two items an order. A number that looks random follows from the row's
// own (`hashint8extended`), so that it does not matter in which order rows are made.
import type pg from "pg";

export interface LargeShop {
  workspaceId: string;
  customers: number;
  orders: number;
}

/** From 0 to 1 (excluded), for a row and a purpose. */
const luck = (row: string, purpose: number) =>
  `((hashint8extended(${row}, ${purpose}) & 1073741823)::double precision / 1073741824)`;
const pick = (row: string, purpose: number, values: readonly string[]) =>
  `(ARRAY[${values.map((value) => `'${value}'`).join(",")}])[1 + (${luck(row, purpose)} * ${values.length})::int % ${values.length}]`;

const countries = ["IN", "IN", "IN", "IN", "GB", "US", "DE", "AE", "SG", "AU"];
const cities = [
  "Mumbai",
  "Delhi",
  "Bengaluru",
  "Chennai",
  "Pune",
  "London",
  "New York",
  "Berlin",
  "Dubai",
  "Singapore",
];
const statuses = [
  "paid",
  "paid",
  "fulfilled",
  "fulfilled",
  "fulfilled",
  "fulfilled",
  "fulfilled",
  "cancelled",
  "refunded",
  "pending",
];
const categories = ["Coffee", "Tea", "Cups", "Gifts", "Books", "Chocolate", "Spices", "Machines"];
/** The first sell best. */
const products = 400;
const firstProduct = 1_000_000;
const tags = ["vip", "new", "wholesale", "staff", "newsletter"];

export async function fillLargeShop(client: pg.Client, { workspaceId, customers, orders }: LargeShop) {
  await client.query(
    "SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET session_replication_role = replica",
  );
  const steps = [
    customersOf(workspaceId, customers),
    productsOf(workspaceId),
    ...ordersOf(workspaceId, customers, orders),
    totalsOf(workspaceId),
  ];
  const indexes = await dropIndexes(client);
  for (const step of steps) await client.query(step);
  for (const index of indexes) await client.query(index);
  await client.query("SET session_replication_role = origin");
  for (const table of ["customers", "orders", "products"])
    await client.query(`SELECT setval('${table}_id_seq', (SELECT max(id) FROM ${table}))`);
  await client.query(lookOver);
}

const lookOver = "VACUUM (ANALYZE) customers, customer_totals, orders, order_items, products";

/** Building an index over all rows takes a fraction of keeping it row by row. Answers what makes them again. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; made: string }>(`
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made FROM pg_index AS i
    WHERE i.indrelid IN ('customers'::regclass, 'customer_totals'::regclass, 'orders'::regclass, 'order_items'::regclass)
      AND NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.conindid = i.indexrelid)`);
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ made }) => made);
}

const customersOf = (workspaceId: string, count: number) => `
  INSERT INTO customers (workspace_id, id, created_at, updated_at, external_id, email, first_name, country, city, language, gender,
    birthday, consent_email, consent_sms, tags, custom)
  SELECT ${workspaceId}, n, now() - ${luck("n", 1)} * interval '900 days', now(), 'c-' || n, 'c' || n || '@example.com',
    ${pick("n", 2, ["Asha", "Ravi", "Zoe", "Ben", "Meera", "Tom"])}, ${pick("n", 3, countries)}, ${pick("n", 4, cities)},
    ${pick("n", 5, ["en", "hi", "de"])}, ${pick("n", 6, ["female", "male"])},
    date '1960-01-01' + (${luck("n", 7)} * 16000)::int, ${luck("n", 8)} < 0.7, ${luck("n", 9)} < 0.4,
    CASE WHEN ${luck("n", 10)} < 0.3 THEN ARRAY[${pick("n", 11, tags)}] ELSE '{}' END,
    jsonb_build_object('tier', ${pick("n", 12, ["gold", "silver", "bronze", "bronze"])}, 'points', (${luck("n", 13)} * 1000)::int)
  FROM generate_series(1, ${count}) AS n`;

const productsOf = (workspaceId: string) => `
  INSERT INTO products (workspace_id, id, product_id, sku, name, category, category_number)
  SELECT ${workspaceId}, ${firstProduct} + p, 'p-' || p, 'sku-' || p, 'Product ' || p, category, number_of_category(${workspaceId}, category)
  FROM generate_series(0, ${products - 1}) AS p, LATERAL (SELECT (ARRAY[${categories.map((c) => `'${c}'`).join(",")}])[1 + p % ${categories.length}] AS category) AS c`;

/** The product of a line, which follows from the order's id. */
const productOf = (order: string) =>
  `${firstProduct} + (${products - 1} * power(${luck(`${order} * 4 + line`, 42)}, 2))::int`;

/** In pieces, so that no statement holds ten million rows of sorting at once. */
function ordersOf(workspaceId: string, customers: number, orders: number): string[] {
  const piece = 1_000_000;
  const pieces = Array.from({ length: Math.ceil(orders / piece) }, (_, i) => [
    i * piece + 1,
    Math.min(orders, (i + 1) * piece),
  ]);
  return pieces.flatMap(([from, to]) => [
    `INSERT INTO orders (workspace_id, id, customer_id, ordered_at, total, discount, items_count, categories, status, currency, external_id, coupon, channel, store)
     SELECT ${workspaceId}, n, 1 + floor(${customers} * power(${luck("n", 21)}, 2.5))::bigint, now() - (power(1 - n / ${orders}::double precision, 1.3) * 729 + ${luck("n", 22)}) * interval '1 day',
       (20000 * exp(1.2 * (${luck("n", 23)} + ${luck("n", 24)} + ${luck("n", 25)} - 1.5) * 2))::bigint, 0, items,
       (SELECT bit_or(1::bigint << category_number) FROM generate_series(1, items) AS line JOIN products ON workspace_id = ${workspaceId} AND id = ${productOf("n")}),
       ${pick("n", 27, statuses)}, 'INR', 'o-' || n, CASE WHEN ${luck("n", 28)} < 0.1 THEN 'DIWALI10' END, ${pick("n", 29, ["web", "web", "store", "app"])},
       ${pick("n", 30, ["Bandra", "Andheri", "Indiranagar"])}
     FROM generate_series(${from}, ${to}) AS n, LATERAL (SELECT 1 + (${luck("n", 26)} * 3)::int % 3 AS items) AS lines`,
    `INSERT INTO order_items (workspace_id, order_id, line, customer_id, ordered_at, counts, quantity, price, total, sold_as)
     SELECT workspace_id, id, line, customer_id, ordered_at, counts, 1 + (${luck("id * 4 + line", 41)} * 3)::int % 3, (total / items_count)::numeric / 100, total / items_count, ${productOf("id")}
     FROM orders, generate_series(1, items_count) AS line
     WHERE workspace_id = ${workspaceId} AND id BETWEEN ${from} AND ${to}`,
  ]);
}

const totalsOf = (workspaceId: string, ofSome = "") => `
  INSERT INTO customer_totals (workspace_id, customer_id, orders_total, first_order_at, last_order_at, orders_count)
  SELECT workspace_id, customer_id, sum(net) FILTER (WHERE counts), min(ordered_at) FILTER (WHERE counts), max(ordered_at) FILTER (WHERE counts), count(*) FILTER (WHERE counts)
  FROM orders WHERE workspace_id = ${workspaceId} ${ofSome} GROUP BY 1, 2 HAVING count(*) FILTER (WHERE counts) > 0`;

/** Takes orders out that were written to be measured, by how their ids begin, so that the shop is kept as it was made. */
export async function removeOrders(client: pg.Client, workspaceId: string, idsBegin: string): Promise<void> {
  const { rows } = await client.query<{ customers: string[] }>(
    `WITH gone AS (DELETE FROM orders WHERE workspace_id = $1 AND starts_with(external_id, $2) RETURNING customer_id)
     SELECT array_agg(DISTINCT customer_id) AS customers FROM gone`,
    [workspaceId, idsBegin],
  );
  const theirs = "customer_id = ANY ($2::bigint[])";
  const ofThem = [workspaceId, rows[0]!.customers];
  await client.query(`DELETE FROM customer_totals WHERE workspace_id = $1 AND ${theirs}`, ofThem);
  await client.query(totalsOf("$1", `AND ${theirs}`), ofThem);
  await client.query(lookOver);
}
