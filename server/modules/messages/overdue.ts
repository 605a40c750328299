// Messages that the vendor took and never reported on. After three days they count as failed; should the receipt come
// after all, it still has the last word.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { type Happening, tell } from "./happenings.ts";

const patience = { hours: 72, words: "no receipt within 72 hours" };
const atOnce = 5_000;

/** Ends the overdue messages of a campaign; the answer says how many there were. */
export async function endOverdue(
  trx: Trx,
  workspaceId: string,
  campaignId: string,
  now: Date,
): Promise<number> {
  const before = new Date(now.getTime() - patience.hours * 3_600_000);
  let ended = 0;
  for (;;) {
    const overdue = await sql<{ id: string; sent_at: Date }>`
      SELECT id, sent_at FROM messages
      WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND outcome = 'sent' AND sent_at <= ${before}
      LIMIT ${sql.lit(atOnce)}`.execute(trx);
    await tell(trx, workspaceId, overdue.rows.map(giveUp));
    ended += overdue.rows.length;
    if (overdue.rows.length < atOnce) return ended;
  }
}

function giveUp(message: { id: string; sent_at: Date }): Happening {
  const at = new Date(message.sent_at.getTime() + patience.hours * 3_600_000);
  return { messageId: message.id, kind: "failed", at, reason: patience.words };
}
