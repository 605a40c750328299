// The messages of one customer, newest first, for their story.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import type { MessagesTable } from "./tables.ts";

export interface CustomerMessage
  extends Pick<MessagesTable, "campaign_id" | "channel" | "outcome" | "reason" | "opened_at" | "clicked_at"> {
  id: string;
  /** When it was sent, else when it was queued; to the microsecond, as text that sorts. */
  at: string;
}

/** `before` is a place in that order: time, then id, both falling. */
export async function messagesOfCustomer(
  trx: Trx,
  workspaceId: string,
  customerId: string,
  page: { before: { at: string; id: string } | undefined; limit: number },
): Promise<CustomerMessage[]> {
  const { before, limit } = page;
  const { rows } = await sql<CustomerMessage>`
    SELECT id, campaign_id, channel, outcome, reason, opened_at, clicked_at,
      to_char(happened_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
    FROM (SELECT *, coalesce(sent_at, queued_at) AS happened_at FROM messages
      WHERE workspace_id = ${workspaceId} AND customer_id = ${customerId}) AS own
    WHERE ${before ? sql`(happened_at, id) < (${before.at}::timestamptz, ${before.id}::bigint)` : sql`true`}
    ORDER BY happened_at DESC, id DESC LIMIT ${limit}
  `.execute(trx);
  return rows;
}
