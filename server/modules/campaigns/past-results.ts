// What came of the workspace's own campaigns, for foretelling the next: those whose messages are all out and whose days of
// orders are over, since before that more may come.
import { sql } from "kysely";
import type { Channel } from "../../../contract/messages.ts";
import type { Trx } from "../../platform/database.ts";
import { attributionSpan } from "../messages/index.ts";

export interface PastResult {
  channel: Channel;
  /** Messages that the vendor tried. */
  sent: number;
  /** Their recipients who ordered within the days that count. */
  ordered: number;
  /** Minor units, net of refunds. */
  revenue: number;
}

/** The latest; what lies further back tells of another shop. */
const most = 200;

export async function pastResults(trx: Trx, workspaceId: string, asOf: Date): Promise<PastResult[]> {
  const { rows } = await sql<PastResult>`
    SELECT * FROM (
      SELECT channel, (stats ->> 'delivered')::int + (stats ->> 'failed')::int AS sent, (stats ->> 'ordered')::int AS ordered,
        (stats ->> 'revenue')::float8 AS revenue, finished_at
      FROM campaigns
      WHERE workspace_id = ${workspaceId} AND state IN ('done', 'cancelled') AND stats IS NOT NULL
        AND finished_at + ${attributionSpan} <= ${asOf}) AS past
    WHERE sent > 0 ORDER BY finished_at DESC LIMIT ${sql.lit(most)}
  `.execute(trx);
  return rows.map(({ channel, sent, ordered, revenue }) => ({ channel, sent, ordered, revenue }));
}
