// Withdraws consent for customers who asked, by whatever way a channel lets them, for no more of it. What a shop said before
// that and sends later does not give it back.
import { sql } from "kysely";
import type { Channel } from "../../../contract/messages.ts";
import type { Trx } from "../../platform/database.ts";

export interface Refusal {
  id: string;
  channel: Channel;
}

/** What is shown in the shop's own pages has no consent of its own. */
const columns = ["email", "sms", "whatsapp", "push"] as const satisfies Channel[];

export async function refuseChannels(
  trx: Trx,
  workspaceId: string,
  refusals: readonly Refusal[],
  now: Date,
): Promise<void> {
  for (const channel of columns) {
    const ids = refusals.filter((refusal) => refusal.channel === channel).map(({ id }) => id);
    if (ids.length === 0) continue;
    const consent = sql.ref(`consent_${channel}`);
    await sql`
      WITH refusing AS (
        SELECT id FROM customers
        WHERE workspace_id = ${workspaceId} AND id = ANY(${ids}::bigint[]) AND ${consent} IS DISTINCT FROM false
        ORDER BY id FOR UPDATE
      )
      UPDATE customers AS c SET ${consent} = false, updated_at = ${now},
        field_versions = coalesce(field_versions, '{}') || jsonb_build_object(${`consent.${channel}`}::text, ${now.toISOString()}::text)
      FROM refusing WHERE c.workspace_id = ${workspaceId} AND c.id = refusing.id
    `.execute(trx);
  }
}
