// What happened to messages, written into the log by a law that no late, repeated or reordered report can break: each
// row keeps the earliest time of each kind of event, and its outcome follows from which times it has. The least of a set
// is the same in any order and however often its members are told, so the final row is too.
import { sql } from "kysely";
import type { Channel } from "../../../contract/messages.ts";
import type { Trx } from "../../platform/database.ts";

export const happeningKinds = ["sent", "delivered", "failed", "opened", "clicked", "unsubscribed"] as const;

export interface Happening {
  messageId: string;
  kind: (typeof happeningKinds)[number];
  at: Date;
  /** Why it failed. */
  reason?: string;
  vendorMessageId?: string;
}

/** A message that was told of and exists. */
export interface Told {
  id: string;
  campaign_id: string;
  customer_id: string;
  channel: Channel;
  /** Something of its row is new. */
  changed: boolean;
  /** Its reader has unsubscribed, which was not known before. */
  unsubscribed: boolean;
}

export async function tell(trx: Trx, workspaceId: string, happenings: readonly Happening[]): Promise<Told[]> {
  if (happenings.length === 0) return [];
  const { rows } = await sql<Told>`
    WITH told AS (${earliest(happenings)}),
    -- Locked in one order, so that two batches about the same messages wait for each other instead of for ever.
    known AS (
      SELECT m.id, m.campaign_id, m.customer_id, m.channel, m.unsubscribed_at FROM messages m JOIN told USING (id)
      WHERE m.workspace_id = ${workspaceId} ORDER BY m.id FOR UPDATE OF m
    ),
    changed AS (
      UPDATE messages m SET ${next} FROM told t JOIN known USING (id)
      WHERE m.workspace_id = ${workspaceId} AND m.id = t.id AND ${somethingNew}
      RETURNING m.id
    )
    SELECT k.id, k.campaign_id, k.customer_id, k.channel, c.id IS NOT NULL AS changed,
      k.unsubscribed_at IS NULL AND t.unsubscribed_at IS NOT NULL AS unsubscribed
    FROM known k JOIN told t ON t.id = k.id LEFT JOIN changed c ON c.id = k.id
  `.execute(trx);
  return rows;
}

/** One row a message of what a batch tells. Who opened it has got it, who clicked has opened it. */
function earliest(happenings: readonly Happening[]) {
  return sql`
    SELECT id,
      min(at) FILTER (WHERE kind <> 'failed') AS sent_at,
      min(at) FILTER (WHERE kind NOT IN ('sent', 'failed')) AS delivered_at,
      min(at) FILTER (WHERE kind = 'failed') AS failed_at,
      min(at) FILTER (WHERE kind IN ('opened', 'clicked')) AS opened_at,
      min(at) FILTER (WHERE kind = 'clicked') AS clicked_at,
      min(at) FILTER (WHERE kind = 'unsubscribed') AS unsubscribed_at,
      (array_agg(reason ORDER BY at, reason COLLATE "C") FILTER (WHERE kind = 'failed'))[1] AS reason,
      min(vendor_message_id) AS vendor_message_id
    FROM unnest(
      ${happenings.map((h) => h.messageId)}::bigint[],
      ${happenings.map((h) => h.kind)}::text[],
      ${happenings.map((h) => h.at.toISOString())}::timestamptz[],
      ${happenings.map((h) => storable(h.reason ?? "no reason was given"))}::text[],
      ${happenings.map((h) => (h.vendorMessageId === undefined ? null : storable(h.vendorMessageId)))}::text[]
    ) AS happening (id, kind, at, reason, vendor_message_id)
    GROUP BY id`;
}

/** PostgreSQL keeps any text but the NUL character. */
const storable = (text: string) => text.replaceAll("\0", "");

const arrived = sql`coalesce(m.delivered_at, t.delivered_at) IS NOT NULL`;
const failsEarlier = sql`(m.failed_at IS NULL OR (t.failed_at, t.reason COLLATE "C") < (m.failed_at, m.reason COLLATE "C"))`;

/** What has arrived has not failed, whatever was said before; so only failures have a time and a reason of failing. */
const next = sql`
  sent_at = least(m.sent_at, t.sent_at),
  delivered_at = least(m.delivered_at, t.delivered_at),
  failed_at = CASE WHEN NOT ${arrived} THEN least(m.failed_at, t.failed_at) END,
  opened_at = least(m.opened_at, t.opened_at),
  clicked_at = least(m.clicked_at, t.clicked_at),
  unsubscribed_at = least(m.unsubscribed_at, t.unsubscribed_at),
  vendor_message_id = least(m.vendor_message_id, t.vendor_message_id),
  outcome = CASE
    WHEN ${arrived} THEN 'delivered'
    WHEN coalesce(m.failed_at, t.failed_at) IS NOT NULL THEN 'failed'
    ELSE 'sent' END,
  reason = CASE
    WHEN ${arrived} THEN NULL
    WHEN t.failed_at IS NOT NULL AND ${failsEarlier} THEN t.reason
    WHEN m.failed_at IS NOT NULL THEN m.reason END`;

const lower = (column: string) => {
  const [told, kept] = [sql.ref(`t.${column}`), sql.ref(`m.${column}`)];
  return sql`${told} < ${kept} OR (${told} IS NOT NULL AND ${kept} IS NULL)`;
};

const leasts = ["sent_at", "delivered_at", "opened_at", "clicked_at", "unsubscribed_at", "vendor_message_id"];

/** A row that already knew is left alone, so that repeated receipts cost no write. */
const somethingNew = sql`(${sql.join(leasts.map(lower), sql` OR `)}
  OR (t.failed_at IS NOT NULL AND m.delivered_at IS NULL AND ${failsEarlier}))`;
