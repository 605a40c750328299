// The messages of a customer, as lines of their story, each with the campaign it was of.

import type { Trx } from "../../platform/database.ts";
import type { TimelineSource } from "../customers/index.ts";
import type { CustomerMessage, Messages } from "../messages/index.ts";

export function messageLines(messages: Messages): TimelineSource {
  return {
    kind: "message",
    async read(trx, { workspace, customerId, before, limit }) {
      const rows = await messages.ofCustomer(trx, workspace.id, customerId, { before, limit });
      const campaigns = await campaignsOf(trx, workspace.id, rows);
      return rows.map((row) => ({
        at: row.at,
        id: row.id,
        entry: toEntry(row, campaigns.get(row.campaign_id)),
      }));
    },
  };
}

interface Told {
  id: string;
  name: string;
  subject: string;
}

async function campaignsOf(
  trx: Trx,
  workspaceId: string,
  rows: CustomerMessage[],
): Promise<Map<string, Told>> {
  if (rows.length === 0) return new Map();
  const ids = [...new Set(rows.map((row) => row.campaign_id))];
  const found = await trx
    .selectFrom("campaigns")
    .select(["id", "name", "subject"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", ids)
    .execute();
  return new Map(found.map((campaign) => [campaign.id, campaign]));
}

function toEntry(row: CustomerMessage, campaign: Told | undefined) {
  return {
    kind: "message" as const,
    at: new Date(row.at).toISOString(),
    message: {
      id: row.id,
      campaign_id: row.campaign_id,
      campaign: campaign?.name ?? "",
      channel: row.channel,
      outcome: row.outcome,
      reason: row.reason,
      subject: campaign?.subject || null,
      opened_at: row.opened_at?.toISOString() ?? null,
      clicked_at: row.clicked_at?.toISOString() ?? null,
    },
  };
}
