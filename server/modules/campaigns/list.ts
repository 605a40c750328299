// Campaign history, page by page.
import { type RawBuilder, sql } from "kysely";
import type { ParsedQuery } from "../../../contract/api.ts";
import type { campaignEndpoints } from "../../../contract/campaigns.ts";
import { type KeysetPage, keysetPage, type Sort } from "../../platform/cursor.ts";
import type { Trx } from "../../platform/database.ts";
import { containing } from "../../platform/like.ts";
import type { CampaignRow } from "./store.ts";

export type CampaignFilter = ParsedQuery<typeof campaignEndpoints.list>;

const id = sql.ref("campaigns.id");

const sorts: Record<CampaignFilter["sort"], Sort> = {
  "-created_at": { by: sql.ref("campaigns.created_at"), type: "timestamptz", direction: "desc", id },
  "-launched_at": {
    by: sql.ref("campaigns.launched_at"),
    type: "timestamptz",
    direction: "desc",
    nullable: true,
    id,
  },
  "-audience": { by: sql.ref("campaigns.audience_size"), type: "int", direction: "desc", id },
  name: { by: sql`lower(campaigns.name)`, type: "text", direction: "asc", id },
};

export function listCampaigns(
  trx: Trx,
  key: Buffer,
  workspaceId: string,
  filter: CampaignFilter,
): Promise<KeysetPage<CampaignRow>> {
  const query = trx
    .selectFrom("campaigns")
    .selectAll("campaigns")
    .where("campaigns.workspace_id", "=", workspaceId)
    .where((eb) => eb.and(conditionsOf(filter)));
  const { sort, limit, cursor } = filter;
  return keysetPage(query, { key, list: `campaigns ${sort}`, sort: sorts[sort], limit, cursor });
}

function conditionsOf({ search, state, channel, tag, segment }: CampaignFilter): RawBuilder<boolean>[] {
  return [
    search ? sql<boolean>`campaigns.name ILIKE ${containing(search.trim())}` : undefined,
    state ? sql<boolean>`campaigns.state = ${state}` : undefined,
    channel ? sql<boolean>`campaigns.channel = ${channel}` : undefined,
    tag
      ? sql<boolean>`EXISTS (SELECT FROM unnest(campaigns.tags) AS tag WHERE lower(tag) = lower(${tag}))`
      : undefined,
    segment ? sql<boolean>`campaigns.segment_id = ${segment}` : undefined,
  ].filter((condition) => condition !== undefined);
}
