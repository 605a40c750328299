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
};
