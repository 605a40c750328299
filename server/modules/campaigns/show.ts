// Campaigns as the contract shows them: rows with what stands beside them, read for all of a page at once.
import type { Campaign } from "../../../contract/campaigns.ts";
import type { Actor } from "../../actor.ts";
import type { ResolvedAudience } from "./audience.ts";
import { toStats } from "./figures.ts";
import type { CampaignContext } from "./needs.ts";
import type { CampaignRow } from "./store.ts";

/** Shows rows with the figures they carry. */
export async function showCampaigns(
  context: CampaignContext,
  actor: Actor,
  rows: readonly CampaignRow[],
): Promise<Campaign[]> {
  const audiences = await context.audiences.describe(actor, rows.map(keptAudience));
  const names = await context.access.namesOf(rows.flatMap((row) => row.created_by ?? []));
  const troubles = await troublesOf(context, actor.workspace.id, rows);
  return rows.map((row, index) => ({
    id: row.id,
    name: row.name,
    intent: row.intent,
    tags: row.tags,
    state: row.state,
    channel: row.channel,
    connection_id: row.connection_id,
    audience: toAudience(audiences[index] ?? null),
    message: { subject: row.subject, body: row.body },
    schedule: row.schedule,
    stats: toStats(row.stats, actor.workspace.currency),
    attention: attentionOf(row, troubles),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    launched_at: row.launched_at?.toISOString() ?? null,
    finished_at: row.finished_at?.toISOString() ?? null,
    created_by: row.created_by ? (names.get(row.created_by) ?? null) : null,
  }));
}

const keptAudience = (row: CampaignRow) => ({
  segmentId: row.segment_id,
  rule: row.rule,
  asOf: row.as_of,
  exclude: row.exclude,
});

function toAudience(audience: ResolvedAudience | null): Campaign["audience"] {
  if (!audience) return null;
  const { segmentId, segmentName, rule, asOf, sentence, exclude } = audience;
  return { segment_id: segmentId, segment_name: segmentName, rule, as_of: asOf, sentence, exclude };
}

type Troubles = Map<string, string>;

/** Why the vendors of running campaigns cannot be reached, by connection. */
function troublesOf(
  context: CampaignContext,
  workspaceId: string,
  rows: readonly CampaignRow[],
): Promise<Troubles> {
  if (!rows.some(isRunning)) return Promise.resolve(new Map());
  return context.platform.database.inWorkspace(workspaceId, (trx) =>
    context.connections.troubles(trx, workspaceId),
  );
}

const isRunning = (row: CampaignRow) => row.state === "launching" || row.state === "sending";

export function attentionOf(row: CampaignRow, troubles: Troubles): string | null {
  const trouble = isRunning(row) && row.connection_id ? troubles.get(row.connection_id) : undefined;
  return trouble
    ? `${trouble}. Nothing is lost: what waits is sent by itself as soon as it works again.`
    : row.attention;
}
