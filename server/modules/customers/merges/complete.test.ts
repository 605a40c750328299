// Everything of a customer comes along when they are merged, and goes back when the merge is undone. Which tables there are is
// asked of the database, so that one that comes later is held to the same, or named here with the reason why not.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Customer, type CustomerInput, customerEndpoints } from "../../../../contract/customers.ts";
import { mergeEndpoints } from "../../../../contract/merges.ts";
import { orderEndpoints } from "../../../../contract/orders.ts";
import { makeRow, type Row } from "../../../../test/any-row.ts";
import { startApp, type TestApp } from "../../../../test/app.ts";
import type { Client } from "../../../../test/client.ts";

let app: TestApp;
let client: Client;
beforeAll(async () => {
  app = await startApp({ now: "2026-10-10T12:00:00Z" });
  client = await app.as("marketer");
});
afterAll(() => app?.stop());

/** Columns with a customer's id that stay as they are, and why. */
const staying: Record<string, string> = {
  "customer_merges.survivor_id": "says what a merge did",
  "customer_merges.merged_id": "says what a merge did",
  "customer_duplicates.one": "worked out anew of whoever changes",
  "customer_duplicates.other": "worked out anew of whoever changes",
  "customers_to_compare.customer_id": "whom to compare again, also of those who are gone",
  "lookalike_ranks.customer_ids": "what was found on its day; who is gone by then is left out",
  "messages.merged_from": "whom a message was frozen for; the message itself comes along",
};
/** What comes along in other words than by its rows: sums, which have tests of their own. */
const addedUp = new Set(["customer_totals.customer_id"]);

interface Column {
  table: string;
  column: string;
}
const nameOf = ({ table, column }: Column) => `${table}.${column}`;

/** Whatever refers to customers, or is named so, or as the columns here are. */
async function customerColumns(): Promise<Column[]> {
  const { rows } = await app.platform.database.pool.query<Column>(`
    SELECT c.relname AS table, a.attname AS column
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace JOIN pg_attribute AS a ON a.attrelid = c.oid
    WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public' AND a.attnum > 0 AND NOT a.attisdropped
      AND c.relname <> 'customers' AND a.attname <> 'workspace_id'
      AND (a.attname LIKE '%customer\\_id%' OR a.attname IN ('survivor_id', 'merged_id', 'merged_from', 'one', 'other')
        OR EXISTS (SELECT FROM pg_constraint AS f WHERE f.contype = 'f' AND f.conrelid = c.oid
          AND f.confrelid = 'customers'::regclass AND a.attnum = ANY (f.conkey)))
      AND format_type(a.atttypid, NULL) IN ('bigint', 'bigint[]') ORDER BY 1, 2`);
  return rows;
}

test("every column with a customer's id is dealt with, or named with a reason", async () => {
  const columns = (await customerColumns()).map(nameOf);
  expect(columns).toEqual(expect.arrayContaining([...Object.keys(staying), ...addedUp]));
  for (const known of [
    "orders.customer_id",
    "order_items.customer_id",
    "customers_apart.other",
    "scores.customer_id",
  ])
    expect(columns).toContain(known);
});

let made = 0;
async function make(): Promise<Customer> {
  const n = made++;
  const body = { external_id: `w-${n}`, email: `w${n}@example.com`, first_name: `W${n}` } as CustomerInput;
  return (await client.ok(customerEndpoints.create, { query: { wait: "true" }, body })) as Customer;
}

async function order({ external_id }: Customer): Promise<void> {
  await client.ok(orderEndpoints.create, {
    query: { wait: "true" },
    body: {
      external_id: `wo-${made++}`,
      customer: { external_id },
      total: 100,
      ordered_at: "2026-01-01T00:00:00Z",
      items: [{ product_id: "p", quantity: 1, price: 100 }],
    } as never,
  });
}

async function alias({ id }: Customer): Promise<void> {
  await client.ok(mergeEndpoints.merge, { params: { id }, body: { customer_id: (await make()).id } });
}

async function apart({ id }: Customer, other: Customer): Promise<void> {
  await client.ok(mergeEndpoints.keepApart, { body: { customer_ids: [id, other.id] } });
}

/** What comes to be through the front here; the others are written as they are. */
const lived = new Set(["orders", "order_items", "customer_totals", "customer_aliases", "customers_apart"]);

/** A row of any table, given to a customer; the same of each of its other references where `like` is another's row. */
async function give({ table, column }: Column, customer: Customer, like?: Row): Promise<Row> {
  const { pool } = app.platform.database;
  if (!like) {
    const row = await makeRow(pool, table, app.workspaceId());
    await pool.query(`UPDATE ${table} SET ${column} = $1 WHERE ${column} = $2`, [customer.id, row[column]]);
    return { ...row, [column]: customer.id };
  }
  await pool.query(
    `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT (jsonb_populate_record(t, $1)).* FROM ${table} AS t WHERE ${column} = $2 LIMIT 1`,
    [JSON.stringify({ [column]: customer.id, ...(await ownKeys(table)) }), like[column]],
  );
  return { ...like, [column]: customer.id };
}

/** What may be there once. */
async function ownKeys(table: string): Promise<Row> {
  const { rows } = await app.platform.database.pool.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND (attidentity <> '' OR attname = 'external_id')`,
    [table],
  );
  return Object.fromEntries(rows.map(({ name }) => [name, 1_000_000 + made++]));
}

/** The two themselves, but for when they were last written, and what they have in each of the columns. */
async function wholeOf(columns: readonly Column[], { survivor, merged }: Two) {
  const read = async ({ table, column }: Column, without: string) => {
    const { rows } = await app.platform.database.pool.query<{ row: Row }>(
      `SELECT to_jsonb(t) - 'sync_xid' - $2::text AS row FROM ${table} AS t WHERE ${column} = ANY ($1::bigint[]) ORDER BY 1`,
      [[survivor.id, merged.id], without],
    );
    return rows.map(({ row }) => row);
  };
  const rows: Record<string, Row[]> = {};
  for (const one of columns) rows[nameOf(one)] = await read(one, "row_id");
  return { rows, customers: await read({ table: "customers", column: "id" }, "updated_at") };
}

/** Of what a customer has once the survivor's own stays. */
const oneOfBoth: Record<string, (merged: Row, survivor: Row) => boolean> = {
  scores: () => true,
  list_members: (merged, survivor) => merged.list_id === survivor.list_id,
};

/** Without what a message says of whom it was frozen for. */
const comparable = (rows: Row[]): Row[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== "merged_from")));

/** As it is to be afterwards; of two who were said to be two, nothing is left to say. */
function givenTo({ table, column }: Column, row: Row, id: string): Row | undefined {
  const given: Row = { ...row, [column]: Number(id) };
  if (table !== "customers_apart") return given;
  const [one, other] = [Number(given.one), Number(given.other)].sort((a, b) => a - b);
  return one === other ? undefined : { ...given, one, other };
}

const whose = fc.constantFrom("nobody", "merged", "survivor", "both", "both alike");
type Whose = typeof whose extends fc.Arbitrary<infer T> ? T : never;
interface Two {
  survivor: Customer;
  merged: Customer;
}

const ofWhom = (who: Whose, { survivor, merged }: Two): Customer[] => [
  ...(["merged", "both", "both alike"].includes(who) ? [merged] : []),
  ...(["survivor", "both", "both alike"].includes(who) ? [survivor] : []),
];

async function live(two: Two, whoHas: Record<"orders" | "alias" | "apart", Whose>, third: Customer) {
  for (const one of ofWhom(whoHas.orders, two)) await order(one);
  for (const one of ofWhom(whoHas.alias, two)) await alias(one);
  for (const one of ofWhom(whoHas.apart, two))
    await apart(one, whoHas.apart === "both" ? await make() : third);
}

async function giveEach(columns: readonly Column[], two: Two, whoHas: Record<string, Whose>) {
  for (const column of columns) {
    const who = whoHas[nameOf(column)]!;
    let first: Row | undefined;
    for (const one of ofWhom(who, two))
      first = await give(column, one, who === "both alike" ? first : undefined);
  }
}

const has =
  ({ column }: Column, { id }: Customer) =>
  (row: Row) =>
    String(row[column]) === id;

/** Each row of the one who is gone is the survivor's now, but for what the survivor had of the kind. */
function expectGiven(one: Column, { survivor, merged }: Two, was: Row[], is: Row[]): void {
  expect(is.filter(has(one, merged)), `${nameOf(one)} of the one who is gone`).toEqual([]);
  if (addedUp.has(nameOf(one))) return;
  for (const row of was.filter(has(one, merged))) {
    const own = was.filter(has(one, survivor)).find((other) => oneOfBoth[one.table]?.(row, other));
    const given = own ?? givenTo(one, row, survivor.id);
    if (given) expect(is, `${nameOf(one)} of the survivor`).toContainEqual(given);
  }
}

test("what was theirs is the survivor's, and undone it is exactly what it was", async () => {
  const columns = (await customerColumns()).filter((one) => !(nameOf(one) in staying));
  const others = columns.filter(({ table }) => !lived.has(table));
  const met = new Set<string>();
  const lives = fc.record({
    whoHas: fc.record(Object.fromEntries(others.map((one) => [nameOf(one), whose]))),
    living: fc.record({ orders: whose, alias: whose, apart: whose }),
    fromEachOther: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(lives, async ({ whoHas, living, fromEachOther }) => {
      const [third, survivor, merged] = [await make(), await make(), await make()];
      const two = { survivor, merged };
      await live(two, living, third);
      await giveEach(others, two, whoHas);
      if (fromEachOther) await apart(survivor, merged);
      const before = await wholeOf(columns, two);
      for (const one of columns) if (before.rows[nameOf(one)]!.some(has(one, merged))) met.add(nameOf(one));

      const { id } = await client.ok(mergeEndpoints.merge, {
        params: { id: survivor.id },
        body: { customer_id: merged.id },
      });
      const after = await wholeOf(columns, two);
      for (const one of columns) {
        const together = columns
          .filter(({ table }) => table === one.table)
          .flatMap((c) => after.rows[nameOf(c)]!);
        expectGiven(one, two, comparable(before.rows[nameOf(one)]!), comparable(together));
      }

      await client.ok(mergeEndpoints.undo, { params: { id } });
      expect(await wholeOf(columns, two)).toEqual(before);
    }),
    { numRuns: 15 },
  );
  expect([...met].sort()).toEqual(columns.map(nameOf).sort());
});
