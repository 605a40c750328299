// Reads customers. What is written goes through profile-store and totals, which know how to write many at once.
import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Tables, Trx } from "../../platform/database.ts";
import { type CustomerRow, shownColumns } from "./show.ts";
import type { CustomersTable, CustomerTotalsTable } from "./tables.ts";

type CustomerQuery = SelectQueryBuilder<Tables, "customers", CustomerRow>;

/** With their totals beside them as `totals`; of all, or of these rows of the table. */
export function selectCustomers(trx: Trx, workspaceId: string, rows?: RawBuilder<unknown>): CustomerQuery {
  const query = trx
    .selectFrom(rows ? rows.$castTo<CustomersTable>().as("customers") : "customers")
    .leftJoin("customer_totals as totals", (join) =>
      join
        .onRef("totals.workspace_id", "=", "customers.workspace_id")
        .onRef("totals.customer_id", "=", "customers.id"),
    )
    .where("customers.workspace_id", "=", workspaceId)
    .select(shownColumns);
  // The joined table is nobody else's business.
  return query as unknown as CustomerQuery;
}

/**
 * Without columns, of rows of the totals, in their order, those whose customer passes, who is looked up by their id: of some thousands
 * PostgreSQL would rather read everybody once.
 */
export function selectTotalsOf(
  trx: Trx,
  workspaceId: string,
  totals: RawBuilder<unknown>,
  passes: RawBuilder<boolean>,
): CustomerQuery {
  // Judged where they are read: PostgreSQL would copy every column of each.
  const each = sql<{ passes: boolean }>`(
    SELECT (${passes}) AS passes FROM customers WHERE workspace_id = ${workspaceId} AND id = totals.customer_id OFFSET 0)`;
  const query = trx
    .selectFrom(totals.$castTo<CustomerTotalsTable>().as("totals"))
    .innerJoinLateral(each.as("judged"), (join) => join.onTrue())
    .where(sql<boolean>`judged.passes`);
  return query as unknown as CustomerQuery;
}

/**
 * Without columns, and as if nobody had totals: to find the first who have none may mean to pass very many, so that of these some
 * are read and then judged.
 */
export function selectAsWithoutTotals(trx: Trx, workspaceId: string): CustomerQuery {
  const none = sql<CustomerTotalsTable>`(SELECT (NULL::customer_totals).*)`;
  const query = trx
    .selectFrom("customers")
    .innerJoin(none.as("totals"), (join) => join.onTrue())
    .where("customers.workspace_id", "=", workspaceId);
  return query as unknown as CustomerQuery;
}

export function findCustomer(trx: Trx, workspaceId: string, id: string): Promise<CustomerRow | undefined> {
  return selectCustomers(trx, workspaceId).where("customers.id", "=", id).executeTakeFirst();
}
