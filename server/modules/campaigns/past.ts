// Campaigns that are over, with what they earned: what later ones can be judged by.
import { sql } from "kysely";
import { attributionDays } from "../../../contract/campaigns.ts";
import type { Channel } from "../../../contract/messages.ts";
import type { Trx } from "../../platform/database.ts";

export interface PastCampaign {
  id: string;
  name: string;
  tags: string[];
  channel: Channel;
  subject: string;
  body: string;
  delivered: number;
  /** Recipients who ordered within the days that count. */
  ordered: number;
}

const mostPast = 300;

/** Those whose days for orders are over as well, with the figures they carry; the latest first. */
export async function pastCampaigns(
  trx: Trx,
  workspaceId: string,
  { channel, now }: { channel?: Channel; now: Date },
): Promise<PastCampaign[]> {
  const { rows } = await sql<PastCampaign>`
    SELECT id, name, tags, channel, subject, body, (stats->>'delivered')::int AS delivered, (stats->>'ordered')::int AS ordered
    FROM campaigns
    WHERE workspace_id = ${workspaceId} AND state IN ('done', 'cancelled') AND (stats->>'delivered')::int > 0
      AND coalesce(finished_at, launched_at) <= ${now}::timestamptz - make_interval(days => ${sql.lit(attributionDays)})
      AND (${channel ?? null}::text IS NULL OR channel = ${channel ?? null})
    ORDER BY launched_at DESC, id DESC LIMIT ${sql.lit(mostPast)}
  `.execute(trx);
  return rows;
}
