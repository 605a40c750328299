// The orders in which customers can be listed; each has its index.
import { sql } from "kysely";
import type { customerSorts } from "../../../contract/customers.ts";
import type { Sort } from "../../platform/cursor.ts";
import type { CustomerTotalsTable } from "./tables.ts";

const id = sql.ref("customers.id");

const created = sql.ref("customers.created_at");

/** Those without a name come last. */
const name = sql.ref("customers.called");

/** What lists go by that is a customer's own. */
const ownColumns = new Map<unknown, string>([
  [created, "created_at"],
  [name, "called"],
]);

/** The column of `customers` that an order goes by; undefined where it is their totals'. */
export const ownColumn = ({ by }: Sort): string | undefined => ownColumns.get(by);

/** By a column of the totals, whose index also breaks ties; those who never ordered come last. */
const byTotals = (
  column: keyof CustomerTotalsTable,
  type: Sort["type"],
  direction: Sort["direction"],
  indexNulls?: Sort["indexNulls"],
): Sort => ({
  by: sql.ref(`totals.${column}`),
  type,
  direction,
  indexNulls,
  nullable: true,
  id: sql.ref("totals.customer_id"),
  idWithoutValue: id,
});

export const sorts: Record<(typeof customerSorts)[number], Sort> = {
  "-last_order_at": byTotals("last_order_at", "timestamptz", "desc", "last"),
  last_order_at: byTotals("last_order_at", "timestamptz", "asc", "first"),
  "-created_at": { by: created, type: "timestamptz", direction: "desc", id },
  created_at: { by: created, type: "timestamptz", direction: "asc", id },
  "-orders_total": byTotals("orders_total", "bigint", "desc"),
  "-orders_count": byTotals("orders_count", "int", "desc"),
  name: { by: name, type: "text", direction: "asc", nullable: true, id },
  "-name": { by: name, type: "text", direction: "desc", nullable: true, id },
};
