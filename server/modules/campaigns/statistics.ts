// The latest campaigns and their channels, as common values for rules that ask about messages.
import { sql } from "kysely";
import type { ColumnValues } from "../../../contract/attributes.ts";
import type { Trx } from "../../platform/database.ts";
import type { StatisticsSource } from "../attributes/index.ts";

const mostCampaigns = 50;

interface Launched {
  id: string;
  name: string;
  channel: string;
  audience_size: number;
}

export const campaignStatistics: StatisticsSource = {
  async columns(trx, workspaceId) {
    const campaigns = await latest(trx, workspaceId);
    if (campaigns.length === 0) return [];
    const byChannel = Map.groupBy(campaigns, (campaign) => campaign.channel);
    const channels = [...byChannel].map(([value, own]) => ({ value, count: sizeOf(own) }));
    return [
      column(
        "campaign_id",
        campaigns.map(({ id, name, audience_size }) => ({ value: id, label: name, count: audience_size })),
      ),
      column(
        "channel",
        channels.sort((a, b) => b.count - a.count),
      ),
    ];
  },
};

const sizeOf = (campaigns: readonly Launched[]) => campaigns.reduce((sum, own) => sum + own.audience_size, 0);

function column(name: string, common_values: ColumnValues["common_values"]): ColumnValues {
  return { of: "messages", column: name, common_values };
}

async function latest(trx: Trx, workspaceId: string): Promise<Launched[]> {
  const { rows } = await sql<Launched>`
    SELECT id, name, channel, audience_size FROM campaigns
    WHERE workspace_id = ${workspaceId} AND launched_at IS NOT NULL ORDER BY launched_at DESC LIMIT ${sql.lit(mostCampaigns)}
  `.execute(trx);
  return rows;
}
