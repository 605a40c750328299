// The people behind a campaign's numbers, page by page in the order of the customers' ids.
import { sql } from "kysely";
import type { ParsedQuery } from "../../../contract/api.ts";
import type { Message, messageEndpoints } from "../../../contract/messages.ts";
import type { Trx } from "../../platform/database.ts";
import type { MessagesTable } from "./tables.ts";

export type MessageFilter = ParsedQuery<typeof messageEndpoints.ofCampaign>;

interface Row extends Omit<MessagesTable, "id"> {
  id: string;
  name: string | null;
  external_id: string | null;
  email: string | null;
}

/** Up to `limit + 1` messages after the customer `after`: one more than asked for says that there is another page. */
export async function messagesOfCampaign(
  trx: Trx,
  workspaceId: string,
  campaignId: string,
  filter: MessageFilter,
  after: string,
): Promise<Message[]> {
  const { rows } = await sql<Row>`
    SELECT m.*, nullif(concat_ws(' ', c.first_name, c.last_name), '') AS name, c.external_id, c.email
    FROM messages m JOIN customers c ON c.workspace_id = m.workspace_id AND c.id = m.customer_id
    WHERE m.workspace_id = ${workspaceId} AND m.campaign_id = ${campaignId} AND m.customer_id > ${after}
      AND ${ofOutcome(filter.outcome)} AND ${withReason(filter.reason)} AND ${found(filter.search)}
    ORDER BY m.customer_id LIMIT ${filter.limit + 1}
  `.execute(trx);
  return rows.map(toMessage);
}

function ofOutcome(outcome: MessageFilter["outcome"]) {
  if (outcome === undefined) return sql`true`;
  if (outcome === "opened") return sql`m.opened_at IS NOT NULL`;
  if (outcome === "clicked") return sql`m.clicked_at IS NOT NULL`;
  return sql`m.outcome = ${outcome}`;
}

const withReason = (reason: string | undefined) => (reason ? sql`m.reason = ${reason}` : sql`true`);

function found(search: string | undefined) {
  if (!search) return sql`true`;
  const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`(concat_ws(' ', c.first_name, c.last_name) ILIKE ${like} OR c.email ILIKE ${like}
    OR c.external_id ILIKE ${like} OR m.address ILIKE ${like})`;
}

function toMessage(row: Row): Message {
  const at = (date: Date | null) => date?.toISOString() ?? null;
  return {
    id: row.id,
    campaign_id: row.campaign_id,
    customer: { id: row.customer_id, name: row.name, external_id: row.external_id, email: row.email },
    channel: row.channel,
    address: row.address,
    outcome: row.outcome,
    reason: row.reason,
    queued_at: row.queued_at.toISOString(),
    sent_at: at(row.sent_at),
    delivered_at: at(row.delivered_at),
    failed_at: at(row.failed_at),
    opened_at: at(row.opened_at),
    clicked_at: at(row.clicked_at),
  };
}
