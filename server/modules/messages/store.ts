// Single statements on the log, for those who send. Rows are locked in the order of their ids, as receipts lock them.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";

export interface QueuedMessage {
  id: string;
  customer_id: string;
  address: string;
}

export function queuedOfChunk(
  trx: Trx,
  workspaceId: string,
  campaignId: string,
  chunk: number,
): Promise<QueuedMessage[]> {
  return trx
    .selectFrom("messages")
    .select(["id", "customer_id", "address"])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("chunk", "=", chunk)
    .where("outcome", "=", "queued")
    .orderBy("id")
    .$narrowType<{ address: string }>()
    .execute();
}

export interface Skipped {
  messageId: string;
  reason: string;
  /** Skipped unless said. */
  outcome?: "skipped" | "suppressed";
}

/** Ends messages that are still queued; what went out in the meantime stays as it is. */
export async function skipMessages(
  trx: Trx,
  workspaceId: string,
  skipped: readonly Skipped[],
): Promise<void> {
  if (skipped.length === 0) return;
  const outcomes = skipped.map(({ outcome = "skipped" }) => outcome);
  await sql`
    WITH skipped AS (
      SELECT m.id, s.reason, s.outcome
      FROM messages m JOIN unnest(${skipped.map((s) => s.messageId)}::bigint[], ${skipped.map((s) => s.reason)}::text[],
        ${outcomes}::text[]) AS s (id, reason, outcome) USING (id)
      WHERE m.workspace_id = ${workspaceId} AND m.outcome = 'queued' ORDER BY m.id FOR UPDATE OF m
    )
    UPDATE messages m SET outcome = skipped.outcome, reason = skipped.reason
    FROM skipped WHERE m.workspace_id = ${workspaceId} AND m.id = skipped.id AND m.outcome = 'queued'
  `.execute(trx);
}

export async function skipChunk(
  trx: Trx,
  workspaceId: string,
  campaignId: string,
  chunk: number,
  reason: string,
): Promise<void> {
  const queued = await queuedOfChunk(trx, workspaceId, campaignId, chunk);
  await skipMessages(
    trx,
    workspaceId,
    queued.map(({ id }) => ({ messageId: id, reason })),
  );
}

/** SQL that selects `customer_id` and `delivered_at` of the campaign's messages that arrived. */
export function deliveredOf(workspaceId: string, campaignId: string) {
  return sql`SELECT customer_id, delivered_at FROM messages
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND delivered_at IS NOT NULL`;
}

/** Whether every message of the campaign has come to its end. */
export async function allEnded(trx: Trx, workspaceId: string, campaignId: string): Promise<boolean> {
  const open = await trx
    .selectFrom("messages")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("outcome", "in", ["queued", "sent"])
    .limit(1)
    .executeTakeFirst();
  return open === undefined;
}
