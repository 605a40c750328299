// What the customers module needs to know of orders, without naming their table: expressions lent by the orders module,
// each over one customer.
import { type RawBuilder, sql } from "kysely";

export type OfCustomer = (
  workspaceId: RawBuilder<unknown>,
  customerId: RawBuilder<unknown>,
) => RawBuilder<Date | null>;

export interface OrderFacts {
  /** The first order of any status: a customer has been there since then, at the latest. */
  earliest: OfCustomer;
  /** The first and the last of the orders that count. */
  first: OfCustomer;
  last: OfCustomer;
  /** A row for each customer of a workspace whose orders count, named as in `customer_totals`. */
  totals(workspaceId: RawBuilder<unknown>): RawBuilder<unknown>;
}

/** The earliest thing known of a customer: of what orders say and what others lent. */
export function earliestOf(facts: OrderFacts, others: readonly OfCustomer[]): OrderFacts {
  const earliest: OfCustomer = (workspaceId, customerId) =>
    sql`least(${sql.join([facts.earliest, ...others].map((of) => of(workspaceId, customerId)))})`;
  return { ...facts, earliest };
}

const none: OfCustomer = () => sql`NULL::timestamptz`;

export const noOrderFacts: OrderFacts = {
  earliest: none,
  first: none,
  last: none,
  totals: () => sql`(SELECT * FROM customer_totals WHERE false)`,
};
