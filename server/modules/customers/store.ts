// Reads customers. What is written goes through profile-store and totals, which know how to write many at once.
import type { SelectQueryBuilder } from "kysely";
import type { Tables, Trx } from "../../platform/database.ts";
import { type CustomerRow, shownColumns } from "./show.ts";

export function selectCustomers(
  trx: Trx,
  workspaceId: string,
): SelectQueryBuilder<Tables, "customers", CustomerRow> {
  return trx.selectFrom("customers").where("customers.workspace_id", "=", workspaceId).select(shownColumns);
}

export function findCustomer(trx: Trx, workspaceId: string, id: string): Promise<CustomerRow | undefined> {
  return selectCustomers(trx, workspaceId).where("customers.id", "=", id).executeTakeFirst();
}
