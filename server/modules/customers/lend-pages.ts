// Customers for the modules below, which know whom they mean and have asked for permission themselves.
import { type RawBuilder, sql } from "kysely";
import type { Customer } from "../../../contract/customers.ts";
import type { ActorWorkspace } from "../../actor.ts";
import { keysetPage } from "../../platform/cursor.ts";
import type { Trx } from "../../platform/database.ts";
import { allSearched } from "../../searched-page.ts";
import type { Attributes } from "../attributes/index.ts";
import { type CustomerFilters, conditionsOf } from "./filters.ts";
import { type CustomerListFilters, narrowed } from "./narrowed.ts";
import { showCustomer } from "./show.ts";
import { sorts } from "./sorts.ts";
import { selectCustomers } from "./store.ts";

export interface CustomersMeant {
  /** SQL that selects the ids of those meant. */
  audience: RawBuilder<unknown>;
  /** Names the list; a cursor is good for the same name and order only. */
  list: string;
  filters?: CustomerFilters;
  /** Latest order first unless said. */
  sort?: keyof typeof sorts;
  limit: number;
  cursor?: string;
}

/** SQL that selects the ids of those who pass the filters; of everyone unless an audience is given. */
export async function customersMatching(
  trx: Trx,
  attributes: Attributes,
  workspace: ActorWorkspace,
  filters: CustomerListFilters,
  audience?: RawBuilder<unknown>,
): Promise<RawBuilder<unknown>> {
  const { filtered, searched } = await narrowed(trx, attributes, workspace, filters);
  const meant = (searched ? await allSearched(searched) : filtered).clearSelect().select("customers.id");
  return sql`${audience ? meant.where(sql<boolean>`customers.id IN (${audience})`) : meant}`;
}

/** In the order of the ids; those that are gone, or do not pass the filters, are left out. */
export async function customersById(
  trx: Trx,
  { id, currency }: Pick<ActorWorkspace, "id" | "currency">,
  ids: readonly string[],
  filters: CustomerFilters = {},
): Promise<Customer[]> {
  if (ids.length === 0) return [];
  const rows = await selectCustomers(trx, id)
    .where(allOf([sql<boolean>`customers.id = ANY(${ids}::bigint[])`, ...conditionsOf(filters)]))
    .execute();
  const found = new Map(rows.map((row) => [row.id, showCustomer(row, currency)]));
  return ids.flatMap((one) => found.get(one) ?? []);
}

/** The first page says how many there are. */
export async function customersPage(
  trx: Trx,
  key: Buffer,
  { id, currency }: ActorWorkspace,
  { audience, list, filters = {}, sort = "-last_order_at", limit, cursor }: CustomersMeant,
): Promise<{ data: Customer[]; next_cursor: string | null; total?: number }> {
  const meant = selectCustomers(trx, id).where(
    allOf([sql<boolean>`customers.id IN (${audience})`, ...conditionsOf(filters)]),
  );
  const page = { key, list: `${list} ${sort}`, sort: sorts[sort], limit, cursor };
  const { rows, next_cursor } = await keysetPage(meant, page);
  const data = rows.map((row) => showCustomer(row, currency));
  if (cursor) return { data, next_cursor };
  return { data, next_cursor, total: next_cursor ? await countOf(meant) : data.length };
}

const allOf = (conditions: RawBuilder<boolean>[]) => sql<boolean>`${sql.join(conditions, sql` AND `)}`;

async function countOf(query: ReturnType<typeof selectCustomers>): Promise<number> {
  const { total } = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}
