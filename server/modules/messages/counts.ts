// A campaign's messages by outcome, counted from the log itself in one statement, so that they add up to the audience.
import { type Expression, type RawBuilder, sql } from "kysely";
import type { Outcome } from "../../../contract/messages.ts";
import type { Trx } from "../../platform/database.ts";

/** The outcomes add up to the audience; the opened and the clicked are parts of the delivered. */
export type Counts = Record<Outcome | "audience" | "opened" | "clicked", number>;

export const noCounts: Counts = {
  audience: 0,
  queued: 0,
  sent: 0,
  delivered: 0,
  failed: 0,
  suppressed: 0,
  skipped: 0,
  opened: 0,
  clicked: 0,
};

export async function countCampaign(trx: Trx, workspaceId: string, campaignId: string): Promise<Counts> {
  const { rows } = await countOf(sql.val(workspaceId), sql.val(campaignId)).execute(trx);
  return rows[0] ?? noCounts;
}

/** The same as SQL that selects one row, for the campaign that the expressions name. */
export function countOf(
  workspaceId: Expression<unknown>,
  campaignId: Expression<unknown>,
): RawBuilder<Counts> {
  return sql<Counts>`
    SELECT count(*)::int AS audience,
      count(*) FILTER (WHERE outcome = 'queued')::int AS queued,
      count(*) FILTER (WHERE outcome = 'sent')::int AS sent,
      count(*) FILTER (WHERE outcome = 'delivered')::int AS delivered,
      count(*) FILTER (WHERE outcome = 'failed')::int AS failed,
      count(*) FILTER (WHERE outcome = 'suppressed')::int AS suppressed,
      count(*) FILTER (WHERE outcome = 'skipped')::int AS skipped,
      count(opened_at)::int AS opened,
      count(clicked_at)::int AS clicked
    FROM messages WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}`;
}
