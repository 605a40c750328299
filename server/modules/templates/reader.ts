// What a message may know of its reader: the customer as the API shows them, and their name in one.
import { sql } from "kysely";
import type { Customer } from "../../../contract/customers.ts";
import type { Trx } from "../../platform/database.ts";
import { type Customers, lentCustomers } from "../customers/index.ts";

export type Reader = Customer & { name: string | null };

/** What a message may know beside its reader. */
export interface MessageScope {
  workspace: { name: string };
  campaign: { name: string };
}

/** A workspace as far as customers are shown by it. */
export interface Home {
  id: string;
  currency: string;
}

export async function readersOf(
  trx: Trx,
  customers: Customers,
  home: Home,
  customerIds: readonly string[],
): Promise<Map<string, Reader>> {
  const found = await customers.byIds(trx, home, customerIds);
  return new Map(found.map((customer) => [customer.id, { ...customer, name: nameOf(customer) }]));
}

function nameOf({ first_name, last_name }: Customer): string | null {
  return [first_name, last_name].filter(Boolean).join(" ") || null;
}

/** The customer whom a preview shows when none is named: the one who ordered last has the most to say. */
export async function anyCustomer(trx: Trx, workspaceId: string): Promise<string | undefined> {
  const { from, id, workspaceId: owner, lastOrderAt } = lentCustomers;
  const { rows } = await sql<{ id: string }>`
    SELECT ${id} AS id FROM ${from} WHERE ${owner} = ${workspaceId}
    ORDER BY ${lastOrderAt} DESC NULLS LAST, ${id} DESC LIMIT 1
  `.execute(trx);
  return rows[0]?.id;
}
