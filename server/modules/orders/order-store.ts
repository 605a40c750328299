// Reads and writes orders, many in one statement.
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { LostRace } from "../../platform/lost-race.ts";
import { pgList } from "../../platform/pg-list.ts";
import type { OrderState } from "./order-state.ts";

const columns = [
  ["external_id", "text"],
  ["customer_id", "bigint"],
  ["ordered_at", "timestamptz"],
  ["total", "bigint"],
  ["discount", "bigint"],
  ["refunded", "bigint"],
  ["status", "text"],
  ["currency", "text"],
  ["coupon", "text"],
  ["channel", "text"],
  ["store", "text"],
  ["items_count", "int"],
  ["field_versions", "jsonb"],
] as const satisfies [keyof OrderState, string][];
const columnList = sql.raw(columns.map(([name]) => name).join(", "));

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
    SELECT external_id FROM orders
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
    SELECT id, ${columnList} FROM orders
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
      }) as OrderState,
  );
}

/** Gives each its id. Throws LostRace where another transaction wrote one of them meanwhile. */
export async function insertOrders(
  trx: Trx,
  workspaceId: string,
  orders: readonly OrderState[],
  now: Date,
): Promise<void> {
  if (orders.length === 0) return;
  const { rows } = await sql<{ id: string; external_id: string }>`
    INSERT INTO orders (workspace_id, created_at, updated_at, ${columnList})
    SELECT ${workspaceId}, ${now}, ${now}, ${columnList} FROM ${unnested(orders)} ORDER BY external_id
    ON CONFLICT (workspace_id, external_id) DO NOTHING
    RETURNING id, external_id`.execute(trx);
  if (rows.length < orders.length) throw new LostRace("somebody else wrote one of these orders meanwhile");
  const ids = new Map(rows.map((row) => [row.external_id, row.id]));
  for (const order of orders) order.id = ids.get(order.external_id)!;
}

export async function updateOrders(
  trx: Trx,
  workspaceId: string,
  orders: readonly OrderState[],
  now: Date,
): Promise<void> {
  if (orders.length === 0) return;
  await sql`
    UPDATE orders AS o SET (updated_at, ${columnList}) = (SELECT ${now}::timestamptz, ${sql.raw(
      columns.map(([name]) => `t.${name}`).join(", "),
    )})
    FROM ${unnested(orders)}
    WHERE o.workspace_id = ${workspaceId} AND o.external_id = t.external_id`.execute(trx);
}

function unnested(orders: readonly OrderState[]): RawBuilder<unknown> {
  const arrays = columns.map(
    ([name, type]) => sql`${pgList(orders.map((order) => encoded(order[name])))}::${sql.raw(type)}[]`,
  );
  return sql`unnest(${sql.join(arrays)}) AS t (${columnList})`;
}

function encoded(value: OrderState[(typeof columns)[number][0]]): string | number | null {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}
