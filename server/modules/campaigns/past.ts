// Campaigns that are over, with what they earned: what later ones can be judged and foretold by. Theirs are over once the days
// are in which an order counts, since before that more may come.
import { sql } from "kysely";
import type { Channel } from "../../../contract/messages.ts";
import type { Trx } from "../../platform/database.ts";
import { attributionSpan } from "../messages/index.ts";

export interface PastCampaign {
  id: string;
  name: string;
  tags: string[];
  channel: Channel;
  subject: string;
  body: string;
  /** Messages that the vendor tried. */
  sent: number;
  delivered: number;
  /** Recipients who ordered within the days that count. */
  ordered: number;
  /** Minor units, net of refunds. */
  revenue: number;
}

/** What lies further back tells of another shop. */
const mostPast = 300;

/** With the figures they carry; the latest first. */
export async function pastCampaigns(
  trx: Trx,
  workspaceId: string,
  { channel, now }: { channel?: Channel; now: Date },
): Promise<PastCampaign[]> {
  const { rows } = await sql<PastCampaign>`
    SELECT * FROM (
      SELECT id, name, tags, channel, subject, body, launched_at, (stats ->> 'delivered')::int + (stats ->> 'failed')::int AS sent,
        (stats ->> 'delivered')::int AS delivered, (stats ->> 'ordered')::int AS ordered, (stats ->> 'revenue')::float8 AS revenue
      FROM campaigns
      WHERE workspace_id = ${workspaceId} AND state IN ('done', 'cancelled') AND stats IS NOT NULL
        AND coalesce(finished_at, launched_at) + ${attributionSpan} <= ${now}
        AND (${channel ?? null}::text IS NULL OR channel = ${channel ?? null})) AS past
    WHERE sent > 0 ORDER BY launched_at DESC, id DESC LIMIT ${sql.lit(mostPast)}
  `.execute(trx);
  return rows;
}
