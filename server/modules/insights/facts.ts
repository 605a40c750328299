// What became of each message of a campaign, as SQL: whether it was tried, arrived, was opened, clicked and followed by an order.
import { sql } from "kysely";
import { type Sql, singleValue } from "../../lent.ts";
import { lentCustomers } from "../customers/index.ts";
import { attributionSpan, follows } from "../messages/index.ts";
import { lentOrders } from "../orders/index.ts";

export interface Sent {
  workspaceId: string;
  campaignId: string;
  /** The first moment of the day of the launch, before which what was spent counts as spent before. */
  day: Date;
}

const net = singleValue(lentOrders.columns.total);
const { from, customerId, at, counts } = lentOrders;

/** All messages that the vendor tried, with the given columns of theirs and of their customers, named `d0`, `d1`, …. */
export function factsOf({ workspaceId, campaignId, day }: Sent, columns: readonly Sql[]): Sql {
  const named = columns.map((column, i) => sql`, ${column} AS ${sql.ref(`d${i}`)}`);
  const orders = sql`${from} JOIN sent ON sent.customer_id = ${customerId}
    WHERE ${lentOrders.workspaceId} = ${workspaceId} AND ${counts}`;
  return sql`
    sent AS MATERIALIZED (
      SELECT id, customer_id, delivered_at FROM messages
      WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND outcome IN ('delivered', 'failed')),
    span AS (SELECT min(delivered_at) AS first, max(delivered_at) + ${attributionSpan} AS last FROM sent),
    buyers AS (SELECT DISTINCT sent.id FROM ${orders}
      AND ${at} >= (SELECT first FROM span) AND ${at} < (SELECT last FROM span) AND ${follows(sql.ref("sent.delivered_at"))}),
    since AS (SELECT sent.id, sum(${net}) AS spent FROM ${orders} AND ${at} >= ${day} GROUP BY sent.id),
    facts AS MATERIALIZED (
      SELECT messages.customer_id, messages.outcome = 'delivered' AS delivered, messages.opened_at IS NOT NULL AS opened,
        messages.clicked_at IS NOT NULL AS clicked, buyers.id IS NOT NULL AS ordered,
        coalesce(${lentOrders.kept!.sum.total!}, 0) - coalesce(since.spent, 0) AS spent${sql.join(named, sql``)}
      FROM sent JOIN messages ON messages.workspace_id = ${workspaceId} AND messages.id = sent.id
        JOIN ${lentCustomers.from} ON ${lentCustomers.workspaceId} = ${workspaceId} AND ${lentCustomers.id} = sent.customer_id
        LEFT JOIN buyers ON buyers.id = sent.id LEFT JOIN since ON since.id = sent.id)`;
}

/** The same amount for one message, where few are looked at. */
export function spentBefore(day: Date): Sql {
  return sql`(SELECT coalesce(sum(${net}), 0) FROM ${from}
    WHERE ${lentOrders.workspaceId} = messages.workspace_id AND ${customerId} = messages.customer_id AND ${counts} AND ${at} < ${day})`;
}
