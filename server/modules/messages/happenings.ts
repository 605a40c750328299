// What happened to messages, written into the log by a law that no late, repeated or reordered report can break: each
// row keeps the earliest time of each kind of event, and its outcome follows from which times it has. The least of a set
// is the same in any order and however often its members are told, so the final row is too.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";

export const happeningKinds = ["sent", "delivered", "failed", "opened", "clicked"] as const;

export interface Happening {
  messageId: string;
  kind: (typeof happeningKinds)[number];
  at: Date;
  /** Why it failed. */
  reason?: string;
  vendorMessageId?: string;
}

export interface Told {
  /** Messages that were found. */
  known: number;
  /** Messages that were told of and do not exist. */
  unknown: number;
  /** Campaigns in which something changed. */
  campaigns: string[];
}

export async function tell(trx: Trx, workspaceId: string, happenings: readonly Happening[]): Promise<Told> {
  if (happenings.length === 0) return { known: 0, unknown: 0, campaigns: [] };
  const { rows } = await sql<{ told: number; known: number; campaigns: string[] }>`
    WITH told AS (${earliest(happenings)}),
    -- Locked in one order, so that two batches about the same messages wait for each other instead of for ever.
    known AS (
      SELECT m.id FROM messages m JOIN told USING (id)
      WHERE m.workspace_id = ${workspaceId} ORDER BY m.id FOR UPDATE OF m
    ),
    changed AS (
      UPDATE messages m SET ${next} FROM told t JOIN known USING (id)
      WHERE m.workspace_id = ${workspaceId} AND m.id = t.id AND ${somethingNew}
      RETURNING m.campaign_id
    )
    SELECT (SELECT count(*)::int FROM told) AS told, (SELECT count(*)::int FROM known) AS known,
      ARRAY(SELECT DISTINCT campaign_id::text FROM changed) AS campaigns
  `.execute(trx);
  const { told, known, campaigns } = rows[0]!;
  return { known, unknown: told - known, campaigns };
}

/** One row a message of what a batch tells. Who opened it has got it, and who clicked has opened it. */
function earliest(happenings: readonly Happening[]) {
  return sql`
    SELECT id,
      min(at) FILTER (WHERE kind <> 'failed') AS sent_at,
      min(at) FILTER (WHERE kind IN ('delivered', 'opened', 'clicked')) AS delivered_at,
      min(at) FILTER (WHERE kind = 'failed') AS failed_at,
      min(at) FILTER (WHERE kind IN ('opened', 'clicked')) AS opened_at,
      min(at) FILTER (WHERE kind = 'clicked') AS clicked_at,
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
  vendor_message_id = least(m.vendor_message_id, t.vendor_message_id),
  outcome = CASE
    WHEN ${arrived} THEN 'delivered'
    WHEN coalesce(m.failed_at, t.failed_at) IS NOT NULL THEN 'failed'
    ELSE 'sent' END,
  reason = CASE
    WHEN ${arrived} THEN NULL
    WHEN t.failed_at IS NOT NULL AND ${failsEarlier} THEN t.reason
    WHEN m.failed_at IS NOT NULL THEN m.reason END`;

/** A row that already knew is left alone, so that repeated receipts cost no write. */
const somethingNew = sql`(
  t.sent_at < m.sent_at OR (t.sent_at IS NOT NULL AND m.sent_at IS NULL)
  OR t.delivered_at < m.delivered_at OR (t.delivered_at IS NOT NULL AND m.delivered_at IS NULL)
  OR t.opened_at < m.opened_at OR (t.opened_at IS NOT NULL AND m.opened_at IS NULL)
  OR t.clicked_at < m.clicked_at OR (t.clicked_at IS NOT NULL AND m.clicked_at IS NULL)
  OR t.vendor_message_id < m.vendor_message_id OR (t.vendor_message_id IS NOT NULL AND m.vendor_message_id IS NULL)
  OR (t.failed_at IS NOT NULL AND m.delivered_at IS NULL AND ${failsEarlier}))`;
