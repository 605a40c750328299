// What this module lends to customers: when the orders of one of them were placed.
import { type RawBuilder, sql } from "kysely";
import type { OrderFacts } from "../customers/index.ts";

const ofCustomer = (workspaceId: RawBuilder<unknown>, customerId: RawBuilder<unknown>) =>
  sql`FROM orders AS lent WHERE lent.workspace_id = ${workspaceId} AND lent.customer_id = ${customerId}`;

export const orderFacts: OrderFacts = {
  earliest: (workspace, customer) => sql`(SELECT min(lent.ordered_at) ${ofCustomer(workspace, customer)})`,
  first: (workspace, customer) =>
    sql`(SELECT min(lent.ordered_at) ${ofCustomer(workspace, customer)} AND lent.counts)`,
  last: (workspace, customer) =>
    sql`(SELECT max(lent.ordered_at) ${ofCustomer(workspace, customer)} AND lent.counts)`,
  totals: (workspace) => sql`(
    SELECT lent.customer_id, count(*) AS orders_count, sum(lent.net) AS orders_total, min(lent.ordered_at) AS first_order_at,
      max(lent.ordered_at) AS last_order_at
    FROM orders AS lent WHERE lent.workspace_id = ${workspace} AND lent.counts GROUP BY 1)`,
};
