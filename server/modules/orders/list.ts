// Orders page by page, filtered and sorted.
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { orderEndpoints, orderFilters } from "../../../contract/orders.ts";
import type { ActorWorkspace } from "../../actor.ts";
import { keysetPage, type Sort } from "../../platform/cursor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { containing } from "../../platform/like.ts";
import { pgList } from "../../platform/pg-list.ts";
import { searched } from "../customers/index.ts";
import { selectOrders, showOrder } from "./show.ts";

export type OrderFilters = z.output<typeof orderFilters>;
export type ListOrders = z.output<typeof orderEndpoints.list.query>;

const id = sql.ref("orders.id");

const sorts: Record<ListOrders["sort"], Sort> = {
  "-ordered_at": { by: sql.ref("orders.ordered_at"), type: "timestamptz", direction: "desc", id },
  ordered_at: { by: sql.ref("orders.ordered_at"), type: "timestamptz", direction: "asc", id },
  "-total": { by: sql.ref("orders.total"), type: "bigint", direction: "desc", id },
};

export function listOrders(platform: Platform, workspace: ActorWorkspace, asked: ListOrders) {
  const { limit, cursor, sort } = asked;
  const condition = sql<boolean>`${sql.join([sql`true`, ...conditionsOf(asked, workspace)], sql` AND `)}`;
  return platform.database.inWorkspace(workspace.id, async (trx) => {
    const query = selectOrders(trx, workspace.id).where(condition);
    const { rows, next_cursor } = await keysetPage(query, {
      key: platform.secretKey,
      list: `orders ${sort}`,
      sort: sorts[sort],
      limit,
      cursor,
    });
    const data = rows.map(showOrder);
    if (cursor) return { data, next_cursor };
    if (!next_cursor) return { data, next_cursor, total: data.length };
    const { total } = await query
      .clearSelect()
      .select((eb) => eb.fn.countAll<string>().as("total"))
      .executeTakeFirstOrThrow();
    return { data, next_cursor, total: Number(total) };
  });
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
export function buyersMatching(
  trx: Trx,
  workspace: ActorWorkspace,
  filters: OrderFilters,
): RawBuilder<unknown> {
  const meant = selectOrders(trx, workspace.id)
    .where(sql<boolean>`${sql.join([sql`true`, ...conditionsOf(filters, workspace)], sql` AND `)}`)
    .clearSelect()
    .select("orders.customer_id");
  return sql`${meant}`;
}

/** `from` and `to` are days of the workspace's time zone, both included. */
function conditionsOf(asked: OrderFilters, { timezone }: ActorWorkspace): RawBuilder<boolean>[] {
  const { search, status, customer_id, from, to } = asked;
  return [
    search
      ? sql<boolean>`(orders.external_id ILIKE ${containing(search)} OR ${searched(search)})`
      : undefined,
    status ? sql<boolean>`orders.status = ${status}` : undefined,
    customer_id ? sql<boolean>`orders.customer_id = ${customer_id}` : undefined,
    from ? sql<boolean>`orders.ordered_at >= (${from}::date::timestamp AT TIME ZONE ${timezone})` : undefined,
    to
      ? sql<boolean>`orders.ordered_at < ((${to}::date + 1)::timestamp AT TIME ZONE ${timezone})`
      : undefined,
  ].filter((condition) => condition !== undefined);
}
