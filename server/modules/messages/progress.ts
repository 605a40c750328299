// How a campaign's messages fared over time, and why some did not arrive; both counted from the log.
import { sql } from "kysely";
import type { CampaignProgress } from "../../../contract/campaigns.ts";
import type { Trx } from "../../platform/database.ts";

type Point = CampaignProgress["curve"][number];
type Reason = Omit<CampaignProgress["reasons"][number], "retryable">;

const points = 60;
const nothingYet = { sent: 0, delivered: 0, failed: 0, opened: 0, clicked: 0 };

/** At most 61 points, from the launch to the last event; each says how many there were until then. */
export async function curveOf(
  trx: Trx,
  workspaceId: string,
  campaignId: string,
  from: Date,
): Promise<Point[]> {
  const last = await lastEvent(trx, workspaceId, campaignId);
  if (!last) return [];
  const step = Math.max(1_000, Math.ceil((last.getTime() - from.getTime()) / points));
  const { rows } = await sql<{ bucket: number } & typeof nothingYet>`
    SELECT greatest(0, ceil(extract(epoch FROM happened.at - ${from}) * 1000 / ${step}::float8))::int AS bucket,
      count(*) FILTER (WHERE kind = 'sent')::int AS sent,
      count(*) FILTER (WHERE kind = 'delivered')::int AS delivered,
      count(*) FILTER (WHERE kind = 'failed')::int AS failed,
      count(*) FILTER (WHERE kind = 'opened')::int AS opened,
      count(*) FILTER (WHERE kind = 'clicked')::int AS clicked
    FROM messages m, LATERAL (VALUES
      ('sent', m.sent_at), ('delivered', m.delivered_at),
      ('failed', m.failed_at),
      ('opened', m.opened_at), ('clicked', m.clicked_at)) AS happened (kind, at)
    WHERE m.workspace_id = ${workspaceId} AND m.campaign_id = ${campaignId} AND happened.at IS NOT NULL
    GROUP BY 1 ORDER BY 1
  `.execute(trx);
  return accumulate(rows, from.getTime(), step);
}

async function lastEvent(trx: Trx, workspaceId: string, campaignId: string): Promise<Date | null> {
  const { rows } = await sql<{ last: Date | null }>`
    SELECT greatest(max(sent_at), max(delivered_at), max(failed_at), max(opened_at), max(clicked_at)) AS last
    FROM messages WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}
  `.execute(trx);
  return rows[0]?.last ?? null;
}

function accumulate(
  rows: readonly ({ bucket: number } & typeof nothingYet)[],
  from: number,
  step: number,
): Point[] {
  const byBucket = new Map(rows.map((row) => [row.bucket, row]));
  const last = rows.at(-1)?.bucket ?? 0;
  const total = { ...nothingYet };
  return Array.from({ length: last + 1 }, (_, bucket) => {
    const row = byBucket.get(bucket) ?? nothingYet;
    for (const kind of Object.keys(total) as (keyof typeof total)[]) total[kind] += row[kind];
    return { at: new Date(from + bucket * step).toISOString(), ...total };
  });
}

export async function reasonsOf(trx: Trx, workspaceId: string, campaignId: string): Promise<Reason[]> {
  const { rows } = await sql<Reason>`
    SELECT outcome, coalesce(reason, 'no reason was given') AS reason, count(*)::int AS count FROM messages
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND outcome IN ('failed', 'suppressed', 'skipped')
    GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
  `.execute(trx);
  return rows;
}
