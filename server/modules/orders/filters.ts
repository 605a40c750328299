// Narrows the list of orders to what was asked for.
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { type ListFilter, type OrderAttribute, orderAttributes } from "../../../contract/filters.ts";
import type { orderFilters } from "../../../contract/orders.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { LentColumn } from "../../lent.ts";
import { filterConditions } from "../../list-filters.ts";

export type OrderFilters = z.output<typeof orderFilters>;

const column = (name: string) => sql.ref(`orders.${name}`);
const text = (name: string): LentColumn => ({ type: "text", sql: column(name) });
const money = (name: string): LentColumn => ({ type: "minor", sql: column(name) });

const columns: Record<OrderAttribute, LentColumn> = {
  external_id: text("external_id"),
  status: text("status"),
  channel: text("channel"),
  store: text("store"),
  coupon: text("coupon"),
  currency: text("currency"),
  total: money("total"),
  discount: money("discount"),
  refunded: money("refunded"),
  items_count: { type: "double", sql: column("items_count") },
  ordered_at: { type: "instant", sql: column("ordered_at") },
  created_at: { type: "instant", sql: column("created_at") },
};

/** All but the search. `from` and `to` are days of the workspace's time zone, both included. */
export function conditionsOf(
  asked: Omit<OrderFilters, "search">,
  workspace: ActorWorkspace,
): RawBuilder<boolean>[] {
  const { status, customer_id, from, to, filters = [] } = asked;
  const placed: ListFilter = { attribute: "ordered_at", op: "between", value: [from ?? null, to ?? null] };
  const find = (name: string) =>
    Object.hasOwn(orderAttributes, name) ? columns[name as OrderAttribute] : undefined;
  return [
    ...(status ? [sql<boolean>`orders.status = ${status}`] : []),
    ...(customer_id ? [sql<boolean>`orders.customer_id = ${customer_id}`] : []),
    ...(from || to ? filterConditions([placed], workspace, find) : []),
    ...filterConditions(filters, workspace, find),
  ];
}
