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
    UPDATE customers AS c SET
      orders_count = c.orders_count + t.count,
      orders_total = c.orders_total + t.total,
      first_order_at = CASE WHEN t.left_counting THEN ${facts.first(workspace, sql`t.id`)} ELSE least(c.first_order_at, t.first) END,
      last_order_at = CASE WHEN t.left_counting THEN ${facts.last(workspace, sql`t.id`)} ELSE greatest(c.last_order_at, t.last) END,
      created_at = CASE WHEN c.created_at_said IS NOT NULL THEN c.created_at_said
        WHEN t.has_left THEN least(c.first_written_at, ${facts.earliest(workspace, sql`t.id`)})
        ELSE least(c.created_at, t.earliest) END
    FROM unnest(${list("customerId")}::bigint[], ${list("count")}::int[], ${list("total")}::bigint[],
      ${list("first")}::timestamptz[], ${list("last")}::timestamptz[], ${list("earliest")}::timestamptz[],
      ${list("leftCounting")}::boolean[], ${list("left")}::boolean[])
      AS t (id, count, total, first, last, earliest, left_counting, has_left)
    WHERE c.workspace_id = ${workspaceId} AND c.id = t.id`.execute(trx);
}
