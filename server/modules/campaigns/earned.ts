// What a campaign earned: the orders that its recipients placed within a week after their message was delivered. An order
// may follow more than one campaign; each of them counts it.
import { sql } from "kysely";
import { attributionDays } from "../../../contract/campaigns.ts";
import type { Trx } from "../../platform/database.ts";

const week = sql.lit(`${attributionDays} days`);

export interface Earned {
  /** Recipients who ordered. */
  ordered: number;
  /** Minor units, net of refunds. */
  revenue: number;
}

export async function earnedBy(trx: Trx, workspaceId: string, campaignId: string): Promise<Earned> {
  const { rows } = await sql<{ ordered: number; revenue: string }>`
    WITH delivered AS NOT MATERIALIZED (
      SELECT customer_id, delivered_at FROM messages
      WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND delivered_at IS NOT NULL
    ),
    span AS (SELECT min(delivered_at) AS first, max(delivered_at) + ${week}::interval AS last FROM delivered)
    SELECT count(DISTINCT o.customer_id)::int AS ordered, coalesce(sum(o.net), 0)::text AS revenue
    FROM orders o JOIN delivered d ON d.customer_id = o.customer_id
    WHERE o.workspace_id = ${workspaceId} AND o.counts
      AND o.ordered_at >= (SELECT first FROM span) AND o.ordered_at < (SELECT last FROM span)
      AND o.ordered_at >= d.delivered_at AND o.ordered_at < d.delivered_at + ${week}::interval
  `.execute(trx);
  return { ordered: rows[0]!.ordered, revenue: Number(rows[0]!.revenue) };
}
