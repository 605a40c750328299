// Reads and writes orders, many in one statement.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { isTaken, LostRace } from "../../platform/lost-race.ts";
import { nextIds } from "../../platform/next-ids.ts";
import { pgList } from "../../platform/pg-list.ts";
import { rowList } from "../../platform/row-list.ts";
import type { ItemsOfOrder } from "./item-store.ts";
import type { OrderState } from "./order-state.ts";
import { categoriesOf, type FindProduct } from "./product-store.ts";

const columns = [
  ["external_id", "text"],
  ["customer_id", "bigint"],
  ["ordered_at", "timestamptz"],
  ["total", "bigint"],
  ["discount", "bigint"],
  ["refunded", "bigint"],
  ["status", "text"],
  ["currency", "text"],
  ["original_currency", "text"],
  ["original_total", "bigint"],
  ["original_discount", "bigint"],
  ["original_refunded", "bigint"],
  ["exchange_rate", "numeric"],
  ["rate_from", "text"],
  ["coupon", "text"],
  ["channel", "text"],
  ["store", "text"],
  ["items_count", "int"],
  ["field_versions", "jsonb"],
] as const satisfies [keyof OrderState, string][];
const names = columns.map(([name]) => name);
const columnList = sql.raw(names.join(", "));
const sent = columns.map(([name, type]) => ({
  name,
  type,
  of: (order: OrderState) => encoded(order[name]),
}));

export async function anyOrder(trx: Trx, workspaceId: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM orders WHERE workspace_id = ${workspaceId} LIMIT 1`.execute(trx);
  return rows.length > 0;
}

/** Which of these orders are there. */
export async function ordersPresent(
  trx: Trx,
  workspaceId: string,
  externalIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ external_id: string }>`
    /* prepared */ SELECT external_id FROM orders
    WHERE workspace_id = ${workspaceId} AND external_id = ANY (${pgList(externalIds)}::text[])`.execute(trx);
  return new Set(rows.map((row) => row.external_id));
}

/** Locks and reads those of these orders that are there. In one order always, so that two batches cannot wait for each other. */
export async function lockOrders(
  trx: Trx,
  workspaceId: string,
  externalIds: readonly string[],
): Promise<OrderState[]> {
  const { rows } = await sql<Record<keyof OrderState, unknown> & { ordered_at: Date }>`
    /* prepared */ SELECT id, ${columnList} FROM orders
    WHERE workspace_id = ${workspaceId} AND external_id = ANY (${pgList(externalIds)}::text[])
    ORDER BY external_id FOR NO KEY UPDATE`.execute(trx);
  return rows.map(
    (row) =>
      ({
        ...row,
        ordered_at: row.ordered_at.toISOString(),
        total: Number(row.total),
        discount: Number(row.discount),
        refunded: Number(row.refunded),
        original_total: numberOrNull(row.original_total),
        original_discount: numberOrNull(row.original_discount),
        original_refunded: numberOrNull(row.original_refunded),
        exchange_rate: numberOrNull(row.exchange_rate),
      }) as OrderState,
  );
}

const numberOrNull = (value: unknown) => (value === null ? null : Number(value));

/** PostgreSQL gives a connection some hundreds at a time, so that they say nothing of which came first. */
export const takeOrderIds = (trx: Trx, count: number) => nextIds(trx, "orders_id_seq", count);

/** They must have their ids. Throws LostRace where another transaction wrote one of them meanwhile. */
export async function insertOrders(
  trx: Trx,
  workspaceId: string,
  orders: readonly ItemsOfOrder[],
  products: FindProduct,
  now: Date,
): Promise<void> {
  if (orders.length === 0) return;
  const { from, value, values } = rowList(orders, [
    ...sent.map(({ of, ...column }) => ({ ...column, of: ({ order }: ItemsOfOrder) => of(order) })),
    { name: "id", type: "bigint", of: ({ order }) => order.id },
    { name: "categories", type: "bigint", of: ({ items }) => categoriesOf(items, products) },
  ]);
  const writing = sql`
    /* prepared */ INSERT INTO orders (workspace_id, created_at, updated_at, id, categories, ${columnList})
    SELECT ${workspaceId}, ${now}, ${now}, ${value("id")}, ${value("categories")}, ${values(names)} FROM ${from} ORDER BY t.external_id`;
  await writing.execute(trx).catch((error: unknown) => {
    if (isTaken(error)) throw new LostRace("somebody else wrote one of these orders meanwhile");
    throw error;
  });
}

export async function updateOrders(
  trx: Trx,
  workspaceId: string,
  orders: readonly OrderState[],
  now: Date,
): Promise<void> {
  if (orders.length === 0) return;
  const { from, values } = rowList(orders, sent);
  await sql`
    UPDATE orders AS o SET (updated_at, ${columnList}) = (SELECT ${now}::timestamptz, ${values(names)})
    FROM ${from}
    WHERE o.workspace_id = ${workspaceId} AND o.external_id = t.external_id`.execute(trx);
}

function encoded(value: OrderState[(typeof columns)[number][0]]): string | number | null {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}
