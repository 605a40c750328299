// Campaign history, page by page.
import { type RawBuilder, sql } from "kysely";
import type { ParsedQuery } from "../../../contract/api.ts";
import type { campaignEndpoints } from "../../../contract/campaigns.ts";
import type { Trx } from "../../platform/database.ts";
import { fromCursor, type Keys, toCursor } from "../../platform/keyset.ts";
import type { CampaignRow } from "./store.ts";

export type CampaignFilter = ParsedQuery<typeof campaignEndpoints.list>;

interface Order {
  /** What it sorts by, never null, so that a page can go on after any row. */
  column: RawBuilder<unknown>;
  direction: "asc" | "desc";
}

const orders: Record<CampaignFilter["sort"], Order> = {
  "-created_at": { column: sql`created_at`, direction: "desc" },
  "-launched_at": { column: sql`coalesce(launched_at, '-infinity')`, direction: "desc" },
  "-audience": { column: sql`audience_size`, direction: "desc" },
  name: { column: sql`lower(name)`, direction: "asc" },
};

export async function listCampaigns(
  trx: Trx,
  workspaceId: string,
  filter: CampaignFilter,
): Promise<{ rows: CampaignRow[]; next_cursor: string | null }> {
  const order = orders[filter.sort];
  const list = `campaigns ${filter.sort}`;
  const rows = await trx
    .selectFrom("campaigns")
    .selectAll()
    .select(sql<string>`${order.column}::text`.as("sort_key"))
    .where("workspace_id", "=", workspaceId)
    .where((eb) => eb.and(filters(filter)))
    .$if(filter.cursor !== undefined, (query) => query.where(after(order, fromCursor(list, filter.cursor)!)))
    .orderBy(order.column, order.direction)
    .orderBy("id", order.direction)
    .limit(filter.limit + 1)
    .execute();
  const shown = rows.slice(0, filter.limit);
  const last = shown.at(-1);
  const more = rows.length > filter.limit && last;
  return { rows: shown, next_cursor: more ? toCursor(list, [last.sort_key, last.id]) : null };
}

function after(order: Order, [key, id]: Keys) {
  const than = order.direction === "desc" ? sql`<` : sql`>`;
  return sql<boolean>`(${order.column}, id) ${than} (${key}, ${id})`;
}

function filters(filter: CampaignFilter): RawBuilder<boolean>[] {
  const like = `%${filter.search?.trim().replace(/[\\%_]/g, "\\$&")}%`;
  return [
    ...(filter.search ? [sql<boolean>`name ILIKE ${like}`] : []),
    ...(filter.state ? [sql<boolean>`state = ${filter.state}`] : []),
    ...(filter.channel ? [sql<boolean>`channel = ${filter.channel}`] : []),
    ...(filter.tag ? [sql<boolean>`${filter.tag} = ANY(tags)`] : []),
  ];
}
