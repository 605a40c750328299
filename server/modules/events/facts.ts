// What this module lends to customers: when one of them was first seen.
import { sql } from "kysely";
import type { OfCustomer } from "../customers/index.ts";

export const firstEvent: OfCustomer = (workspaceId, customerId) =>
  sql`(SELECT min(lent.occurred_at) FROM events AS lent WHERE lent.workspace_id = ${workspaceId} AND lent.customer_id = ${customerId})`;
