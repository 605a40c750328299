// Filters of the list of customers by any attribute: built in, of the shop's own, and what their orders come to.
import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { type CustomerFigure, customerFigures, type ListFilter } from "../../../contract/filters.ts";
import { isBuiltIn } from "../../../contract/rule-attributes.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { LentColumn } from "../../lent.ts";
import { filterConditions } from "../../list-filters.ts";
import type { Trx } from "../../platform/database.ts";
import type { Attributes } from "../attributes/index.ts";
import { customerColumns } from "./rule-columns.ts";

const columns = customerColumns("customers");

/** Over `totals`; a customer who never ordered has none of the moments, and nothing of the rest. */
const figures: Record<CustomerFigure, LentColumn> = {
  "orders.count": { type: "double", sql: sql`coalesce(totals.orders_count, 0)` },
  "orders.total": { type: "minor", sql: sql`coalesce(totals.orders_total, 0)` },
  "orders.first_at": { type: "instant", sql: sql.ref("totals.first_order_at") },
  "orders.last_at": { type: "instant", sql: sql.ref("totals.last_order_at") },
};

export async function attributeConditions(
  trx: Trx,
  attributes: Attributes,
  workspace: ActorWorkspace,
  filters: readonly ListFilter[],
): Promise<RawBuilder<boolean>[]> {
  if (filters.length === 0) return [];
  const types = await attributes.typesOf(trx, workspace.id);
  return filterConditions(filters, workspace, (name) => {
    if (Object.hasOwn(customerFigures, name)) return figures[name as CustomerFigure];
    if (isBuiltIn(name)) return columns.attribute(name);
    const type = types.get(name);
    return type && columns.custom(name.slice("custom.".length), type);
  });
}
