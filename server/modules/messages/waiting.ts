// Messages of a campaign that wait for their readers' own best times, by moment.
import type { Trx } from "../../platform/database.ts";

export async function waitingOf(
  trx: Trx,
  workspaceId: string,
  campaignId: string,
): Promise<{ due_at: string; count: number }[]> {
  const rows = await trx
    .selectFrom("messages")
    .select(({ fn }) => ["due_at", fn.countAll<string>().as("count")])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("outcome", "=", "queued")
    .where("due_at", "is not", null)
    .groupBy("due_at")
    .orderBy("due_at")
    .$narrowType<{ due_at: Date }>()
    .execute();
  return rows.map(({ due_at, count }) => ({ due_at: due_at.toISOString(), count: Number(count) }));
}
