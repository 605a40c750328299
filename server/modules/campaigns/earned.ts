// What a campaign earned: the orders that its messages led to. An order may follow more than one campaign; each of them
// counts it.
import { type RawBuilder, sql } from "kysely";
import { singleValue } from "../../lent.ts";
import type { Trx } from "../../platform/database.ts";
import { allowNestedLoops } from "../../platform/nested-loops.ts";
import { attributionSpan, follows, type Messages } from "../messages/index.ts";
import { lentOrders } from "../orders/index.ts";

const { customerId, at } = lentOrders;
const net = singleValue(lentOrders.columns.total);

export interface Earned {
  /** Recipients who ordered. */
  ordered: number;
  /** Minor units, net of refunds. */
  revenue: number;
}

export async function earnedBy(
  trx: Trx,
  messages: Messages,
  workspaceId: string,
  campaignId: string,
): Promise<Earned> {
  await allowNestedLoops(trx, false);
  const { rows } = await sql<{ ordered: number; revenue: string }>`
    WITH delivered AS NOT MATERIALIZED (${messages.delivered(workspaceId, campaignId)}),
    span AS (SELECT min(delivered_at) AS first, max(delivered_at) + ${attributionSpan} AS last FROM delivered)
    SELECT count(DISTINCT ${customerId})::int AS ordered, coalesce(sum(${net}), 0)::text AS revenue
    FROM ${lentOrders.from} JOIN delivered d ON d.customer_id = ${customerId}
    WHERE ${lentOrders.workspaceId} = ${workspaceId} AND ${lentOrders.counts}
      AND ${at} >= (SELECT first FROM span) AND ${at} < (SELECT last FROM span)
      AND ${follows(sql.ref("d.delivered_at"))}
  `.execute(trx);
  await allowNestedLoops(trx, true);
  return { ordered: rows[0]!.ordered, revenue: Number(rows[0]!.revenue) };
}

/** The same of any messages that arrived, given as SQL that selects `customer_id` and `delivered_at`; each order counts once. */
export async function ordersAfter(
  trx: Trx,
  workspaceId: string,
  delivered: RawBuilder<unknown>,
): Promise<Earned & { orders: number }> {
  const { rows } = await sql<{ ordered: number; orders: number; revenue: string }>`
    WITH delivered AS MATERIALIZED (${delivered}),
    span AS (SELECT min(delivered_at) AS first, max(delivered_at) + ${attributionSpan} AS last FROM delivered)
    SELECT count(DISTINCT ${customerId})::int AS ordered, count(*)::int AS orders, coalesce(sum(${net}), 0)::text AS revenue
    FROM ${lentOrders.from}
    WHERE ${lentOrders.workspaceId} = ${workspaceId} AND ${lentOrders.counts}
      AND ${at} >= (SELECT first FROM span) AND ${at} < (SELECT last FROM span)
      AND EXISTS (
        SELECT FROM delivered d WHERE d.customer_id = ${customerId}
        AND ${follows(sql.ref("d.delivered_at"))}
      )
  `.execute(trx);
  const { ordered, orders, revenue } = rows[0]!;
  return { ordered, orders, revenue: Number(revenue) };
}
