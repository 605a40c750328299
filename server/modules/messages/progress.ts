// How a campaign's messages fared over time, and why some did not arrive; both counted from the log.
import { sql } from "kysely";
import type { CampaignProgress } from "../../../contract/campaigns.ts";
import type { Trx } from "../../platform/database.ts";

type Point = CampaignProgress["curve"][number];
type Reason = Omit<CampaignProgress["reasons"][number], "retryable">;

const points = 60;
const kinds = ["sent", "delivered", "failed", "opened", "clicked"] as const;
const nothingYet = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<
  (typeof kinds)[number],
  number
>;

interface Bucket {
  kind: (typeof kinds)[number];
  bucket: number;
  count: number;
}

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
  const counted = kinds.map((kind) => {
    const at = sql.ref(`${kind}_at`);
    return sql`
      SELECT ${sql.lit(kind)} AS kind, greatest(0, ceil(extract(epoch FROM ${at} - ${from}) * 1000 / ${step}::float8))::int AS bucket, count(*)::int
      FROM messages WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND ${at} IS NOT NULL GROUP BY 2`;
  });
  const { rows } = await sql<Bucket>`${sql.join(counted, sql` UNION ALL `)}`.execute(trx);
  return accumulate(rows, from.getTime(), step);
}

async function lastEvent(trx: Trx, workspaceId: string, campaignId: string): Promise<Date | null> {
  const { rows } = await sql<{ last: Date | null }>`
    SELECT greatest(max(sent_at), max(delivered_at), max(failed_at), max(opened_at), max(clicked_at)) AS last
    FROM messages WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}
  `.execute(trx);
  return rows[0]?.last ?? null;
}

function accumulate(rows: readonly Bucket[], from: number, step: number): Point[] {
  const byBucket = Map.groupBy(rows, (row) => row.bucket);
  const last = Math.max(...byBucket.keys());
  const total = { ...nothingYet };
  return Array.from({ length: last + 1 }, (_, bucket) => {
    for (const { kind, count } of byBucket.get(bucket) ?? []) total[kind] += count;
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
