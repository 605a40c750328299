// The people behind a campaign's numbers, page by page in the order of the customers' ids.
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { ParsedQuery } from "../../../contract/api.ts";
import type { Message, messageEndpoints, messageFilters } from "../../../contract/messages.ts";
import { keysetPage, type Sort } from "../../platform/cursor.ts";
import type { Trx } from "../../platform/database.ts";
import { fits } from "../customers/index.ts";
import { lentOrders } from "../orders/index.ts";
import { follows } from "./attribution.ts";

export type MessageFilter = ParsedQuery<typeof messageEndpoints.ofCampaign>;

export type MessageFilters = z.output<typeof messageFilters>;

const id = sql.ref("messages.customer_id");
const byCustomer: Sort = { by: id, type: "bigint", direction: "asc", id };

export async function messagesOfCampaign(
  trx: Trx,
  key: Buffer,
  workspaceId: string,
  campaignId: string,
  filter: MessageFilter,
  part?: RawBuilder<boolean>,
): Promise<{ data: Message[]; next_cursor: string | null }> {
  const query = selectMessages(trx, workspaceId)
    .where("messages.campaign_id", "=", campaignId)
    .where((eb) => eb.and(conditionsOf(filter, part)));
  const list = `messages of ${campaignId}`;
  const { limit, cursor } = filter;
  const { rows, next_cursor } = await keysetPage(query, { key, list, sort: byCustomer, limit, cursor });
  return { data: rows.map(showMessage), next_cursor };
}

/** SQL that selects the ids of the customers behind the messages that pass the filters. */
export function receiversMatching(
  trx: Trx,
  workspaceId: string,
  campaignId: string,
  filters: MessageFilters,
  part?: RawBuilder<boolean>,
): RawBuilder<unknown> {
  const meant = selectMessages(trx, workspaceId)
    .where("messages.campaign_id", "=", campaignId)
    .where((eb) => eb.and(conditionsOf(filters, part)))
    .clearSelect()
    .select("messages.customer_id");
  return sql`${meant}`;
}

function selectMessages(trx: Trx, workspaceId: string) {
  return trx
    .selectFrom("messages")
    .innerJoin("customers", (join) =>
      join
        .onRef("customers.workspace_id", "=", "messages.workspace_id")
        .onRef("customers.id", "=", "messages.customer_id"),
    )
    .where("messages.workspace_id", "=", workspaceId)
    .selectAll("messages")
    .select(["customers.external_id", "customers.email", "customers.first_name", "customers.last_name"]);
}

type MessageRow = Awaited<ReturnType<ReturnType<typeof selectMessages>["execute"]>>[number];

function conditionsOf(
  { outcome, reason, search }: MessageFilters,
  part: RawBuilder<boolean> | undefined,
): RawBuilder<boolean>[] {
  return [
    part,
    outcome ? ofOutcome(outcome) : undefined,
    reason ? sql<boolean>`messages.reason = ${reason}` : undefined,
    search ? fits(search) : undefined,
  ].filter((condition) => condition !== undefined);
}

function ofOutcome(outcome: NonNullable<MessageFilter["outcome"]>): RawBuilder<boolean> {
  if (outcome === "opened") return sql`messages.opened_at IS NOT NULL`;
  if (outcome === "clicked") return sql`messages.clicked_at IS NOT NULL`;
  if (outcome === "tried") return sql`messages.outcome IN ('delivered', 'failed')`;
  if (outcome === "ordered")
    return sql`EXISTS (SELECT FROM ${lentOrders.from}
    WHERE ${lentOrders.workspaceId} = messages.workspace_id AND ${lentOrders.customerId} = messages.customer_id
      AND ${lentOrders.counts} AND ${follows(sql.ref("messages.delivered_at"))})`;
  return sql`messages.outcome = ${outcome}`;
}

function showMessage(row: MessageRow): Message {
  const at = (date: Date | null) => date?.toISOString() ?? null;
  const name = [row.first_name, row.last_name].filter(Boolean).join(" ");
  return {
    id: row.id,
    campaign_id: row.campaign_id,
    customer: { id: row.customer_id, name: name || null, external_id: row.external_id, email: row.email },
    channel: row.channel,
    address: row.address,
    outcome: row.outcome,
    reason: row.reason,
    queued_at: row.queued_at.toISOString(),
    due_at: at(row.due_at),
    sent_at: at(row.sent_at),
    delivered_at: at(row.delivered_at),
    failed_at: at(row.failed_at),
    opened_at: at(row.opened_at),
    clicked_at: at(row.clicked_at),
  };
}
