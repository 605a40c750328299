// Keeps what each customer's orders come to, in the transaction that changes the orders: counts and sums by what was
// added and taken away, first and last looked up anew where an order left its place.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import type { OrderFacts } from "./order-facts.ts";

/** How a batch changed the orders of one customer. */
export interface OrdersChange {
  customerId: string;
  /** Orders that count, added less taken away. */
  count: number;
  /** Their net in minor units, added less taken away. */
  total: bigint;
  /** ISO 8601: the first and last of the orders that count now and did not before, or at another time. */
  first: string | null;
  last: string | null;
  /** ISO 8601: the earliest of the orders of any status that were not there before. */
  earliest: string | null;
  /** An order that counted does not any more, or not at this time. */
  leftCounting: boolean;
  /** An order of any status is not there any more, or not at this time. */
  left: boolean;
}

/** Rows must be locked, orders written. */
export async function applyOrdersChanges(
  trx: Trx,
  workspaceId: string,
  changes: readonly OrdersChange[],
  facts: OrderFacts,
): Promise<void> {
  if (changes.length === 0) return;
  const workspace = sql`${workspaceId}::bigint`;
  const list = <F extends keyof OrdersChange>(field: F) => pgList(changes.map((change) => change[field]));
  await sql`
    /* prepared */ WITH t AS MATERIALIZED (
      SELECT unnest(${list("customerId")}::bigint[]) AS id, unnest(${list("count")}::int[]) AS count,
        unnest(${list("total")}::bigint[]) AS total, unnest(${list("first")}::timestamptz[]) AS first,
        unnest(${list("last")}::timestamptz[]) AS last, unnest(${list("leftCounting")}::boolean[]) AS left_counting
    ), known AS (
      UPDATE customer_totals AS ct SET
        orders_count = ct.orders_count + t.count,
        orders_total = ct.orders_total + t.total,
        sync_xid = (SELECT pg_current_xact_id()::text::bigint),
        first_order_at = CASE WHEN t.left_counting THEN ${facts.first(workspace, sql`t.id`)} ELSE least(ct.first_order_at, t.first) END,
        last_order_at = CASE WHEN t.left_counting THEN ${facts.last(workspace, sql`t.id`)} ELSE greatest(ct.last_order_at, t.last) END
      FROM t WHERE ct.workspace_id = ${workspaceId} AND ct.customer_id = t.id
      RETURNING ct.customer_id
    )
    INSERT INTO customer_totals (workspace_id, customer_id, orders_count, orders_total, first_order_at, last_order_at)
    SELECT ${workspaceId}, id, count, total, first, last FROM t
    WHERE id NOT IN (SELECT customer_id FROM known)`.execute(trx);
}

/** Who never ordered has no row. */
export async function hasTotals(trx: Trx, workspaceId: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM customer_totals WHERE workspace_id = ${workspaceId} AND customer_id = ${id}`.execute(trx);
  return rows.length > 0;
}

export async function removeEmptyTotals(trx: Trx, workspaceId: string, id: string): Promise<void> {
  await sql`
    DELETE FROM customer_totals
    WHERE workspace_id = ${workspaceId} AND customer_id = ${id} AND orders_count = 0 AND orders_total = 0`.execute(
    trx,
  );
}
