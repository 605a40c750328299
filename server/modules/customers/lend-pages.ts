// Customers for the modules below, which know whom they mean and have asked for permission themselves.
import { type RawBuilder, sql } from "kysely";
import type { Customer } from "../../../contract/customers.ts";
import type { ActorWorkspace } from "../../actor.ts";
import { keysetPage } from "../../platform/cursor.ts";
import type { Trx } from "../../platform/database.ts";
import { searched } from "./filters.ts";
import { showCustomer } from "./show.ts";
import { sorts } from "./sorts.ts";
import { selectCustomers } from "./store.ts";

export interface CustomersMeant {
  /** SQL that selects the ids of those meant. */
  audience: RawBuilder<unknown>;
  /** Names the list; a cursor is good for the same name only. */
  list: string;
  /** Only those in whose names or ids this stands. */
  search?: string;
  limit: number;
  cursor?: string;
}

/** In the order of the ids; those that are gone are left out. */
export async function customersById(
  trx: Trx,
  { id, currency }: Pick<ActorWorkspace, "id" | "currency">,
  ids: readonly string[],
): Promise<Customer[]> {
  if (ids.length === 0) return [];
  const rows = await selectCustomers(trx, id)
    .where(sql<boolean>`customers.id = ANY(${ids}::bigint[])`)
    .execute();
  const found = new Map(rows.map((row) => [row.id, showCustomer(row, currency)]));
  return ids.flatMap((one) => found.get(one) ?? []);
}

/** Latest order first. */
export async function customersPage(
  trx: Trx,
  key: Buffer,
  { id, currency }: ActorWorkspace,
  { audience, list, search, limit, cursor }: CustomersMeant,
): Promise<{ data: Customer[]; next_cursor: string | null }> {
  const meant = selectCustomers(trx, id)
    .where(sql<boolean>`customers.id IN (${audience})`)
    .$if(Boolean(search), (all) => all.where(searched(search!)));
  const page = await keysetPage(meant, { key, list, sort: sorts["-last_order_at"], limit, cursor });
  return { data: page.rows.map((row) => showCustomer(row, currency)), next_cursor: page.next_cursor };
}
