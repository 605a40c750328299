// Orders page by page, filtered and sorted.
import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { z } from "zod";
import type { orderEndpoints } from "../../../contract/orders.ts";
import type { ActorWorkspace } from "../../actor.ts";
import { hasAtMost } from "../../platform/at-most.ts";
import { keysetPage, type Sort } from "../../platform/cursor.ts";
import type { Tables, Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { pgList } from "../../platform/pg-list.ts";
import { allSearched, searchedPage } from "../../searched-page.ts";
import { currentId } from "../customers/index.ts";
import { conditionsOf, type OrderFilters } from "./filters.ts";
import { passing, searchedAmong } from "./search.ts";
import { selectOrders, showOrder } from "./show.ts";

export type ListOrders = z.output<typeof orderEndpoints.list.query>;
export type CountOrders = z.output<typeof orderEndpoints.count.query>;
export type ExportOrders = Omit<ListOrders, "limit" | "cursor">;

const id = sql.ref("orders.id");
const placed = { by: sql.ref("orders.ordered_at"), type: "timestamptz", id } as const;
const total = { by: sql.ref("orders.total"), type: "bigint", id } as const;

const sorts: Record<ListOrders["sort"], Sort> = {
  "-ordered_at": { ...placed, direction: "desc" },
  ordered_at: { ...placed, direction: "asc" },
  "-total": { ...total, direction: "desc" },
  total: { ...total, direction: "asc" },
};

/** Up to so many are counted with the first page; counting more would keep it waiting. */
const mostCounted = 10_000;

export function listOrders(
  { database, secretKey }: Platform,
  workspace: ActorWorkspace,
  { limit, cursor, sort, ...filters }: ListOrders,
) {
  return database.inWorkspace(workspace.id, async (trx) => {
    const { filtered, searched } = await narrowed(trx, workspace, filters);
    const request = { key: secretKey, list: `orders ${sort}`, sort: sorts[sort], limit, cursor };
    const page = searched ? await searchedPage(searched, request) : await keysetPage(filtered, request);
    const { rows, next_cursor, few, of = 0 } = { few: undefined, of: undefined, ...page };
    const data = rows.map(showOrder);
    if (cursor) return { data, next_cursor };
    if (!next_cursor) return { data, next_cursor, total: data.length };
    if (few) return { data, next_cursor, total: await count(few) };
    // Guessed within a few hundredths, where it was.
    if (of > 2 * mostCounted || !(await hasAtMost(trx, "orders", workspace.id, mostCounted)))
      return { data, next_cursor };
    return { data, next_cursor, total: await count(searched?.met ?? filtered) };
  });
}

export function countOrders(
  { database }: Platform,
  workspace: ActorWorkspace,
  filters: CountOrders,
): Promise<number> {
  return database.inWorkspace(workspace.id, async (trx) => {
    const { filtered, searched } = await narrowed(trx, workspace, filters);
    return count(searched ? await allSearched(searched) : filtered);
  });
}

async function narrowed(trx: Trx, workspace: ActorWorkspace, { search, ...filters }: CountOrders) {
  // Who was merged into another is meant as the one they are now.
  const customer_id = filters.customer_id && (await currentId(trx, workspace.id, filters.customer_id));
  const conditions = conditionsOf({ ...filters, customer_id }, workspace);
  return {
    filtered: passing(selectOrders(trx, workspace.id), conditions),
    searched: search ? searchedAmong(trx, workspace.id, conditions, search) : undefined,
  };
}

async function count<Row>(query: SelectQueryBuilder<Tables, "orders" | "customers", Row>): Promise<number> {
  const { total } = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** Ids of who placed these orders, once each. */
export async function buyersOf(
  trx: Trx,
  workspaceId: string,
  orderIds: readonly string[],
): Promise<string[]> {
  const rows = await trx
    .selectFrom("orders")
    .select("customer_id")
    .distinct()
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`id = ANY (${pgList(orderIds)}::bigint[])`)
    .execute();
  return rows.map(({ customer_id }) => customer_id);
}

/** SQL that selects the ids of who placed the orders that pass the filters. */
export async function buyersMatching(
  trx: Trx,
  workspace: ActorWorkspace,
  filters: OrderFilters,
): Promise<RawBuilder<unknown>> {
  const { filtered, searched } = await narrowed(trx, workspace, filters);
  const meant = searched ? await allSearched(searched) : filtered;
  return sql`${meant.clearSelect().select("orders.customer_id")}`;
}
