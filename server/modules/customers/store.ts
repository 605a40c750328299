// Reads customers. What is written goes through profile-store and totals, which know how to write many at once.
import type { SelectQueryBuilder } from "kysely";
import type { Tables, Trx } from "../../platform/database.ts";
import { type CustomerRow, shownColumns } from "./show.ts";

/** With their totals beside them as `totals`. */
export function selectCustomers(
  trx: Trx,
  workspaceId: string,
): SelectQueryBuilder<Tables, "customers", CustomerRow> {
  const query = trx
    .selectFrom("customers")
    .leftJoin("customer_totals as totals", (join) =>
      join
        .onRef("totals.workspace_id", "=", "customers.workspace_id")
        .onRef("totals.customer_id", "=", "customers.id"),
    )
    .where("customers.workspace_id", "=", workspaceId)
    .select(shownColumns);
  // The joined table is nobody else's business.
  return query as unknown as SelectQueryBuilder<Tables, "customers", CustomerRow>;
}

export function findCustomer(trx: Trx, workspaceId: string, id: string): Promise<CustomerRow | undefined> {
  return selectCustomers(trx, workspaceId).where("customers.id", "=", id).executeTakeFirst();
}
