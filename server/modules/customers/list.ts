// Customers page by page, filtered and sorted.
import type { SelectQueryBuilder } from "kysely";
import type { z } from "zod";
import type { Customer, customerEndpoints } from "../../../contract/customers.ts";
import type { ActorWorkspace } from "../../actor.ts";
import { hasAtMost } from "../../platform/at-most.ts";
import { keysetPage } from "../../platform/cursor.ts";
import type { Tables } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { allSearched, searchedPage } from "../../searched-page.ts";
import type { Attributes } from "../attributes/index.ts";
import { type CustomerListFilters, narrowed } from "./narrowed.ts";
import { showCustomer } from "./show.ts";
import { sorts } from "./sorts.ts";

export type ListCustomers = z.output<typeof customerEndpoints.list.query>;
export type ExportCustomers = Omit<ListCustomers, "limit" | "cursor">;

/** Up to so many are counted with the first page; counting more would keep it waiting. */
const mostCounted = 10_000;

export async function listCustomers(
  { database, secretKey }: Platform,
  attributes: Attributes,
  workspace: ActorWorkspace,
  { limit, cursor, sort, ...filters }: ListCustomers,
) {
  return database.inWorkspace(workspace.id, async (trx) => {
    const { filtered, searched } = await narrowed(trx, attributes, workspace, filters);
    const request = { key: secretKey, list: `customers ${sort}`, sort: sorts[sort], limit, cursor };
    const page = searched ? await searchedPage(searched, request) : await keysetPage(filtered, request);
    const { rows, next_cursor, few, of = 0 } = { few: undefined, of: undefined, ...page };
    const data: Customer[] = rows.map((row) => showCustomer(row, workspace.currency));
    if (cursor) return { data, next_cursor };
    if (!next_cursor) return { data, next_cursor, total: data.length };
    if (few) return { data, next_cursor, total: await count(few) };
    // Guessed within a few hundredths, where it was.
    if (of > 2 * mostCounted || !(await hasAtMost(trx, "customers", workspace.id, mostCounted)))
      return { data, next_cursor };
    return { data, next_cursor, total: await count(searched?.met ?? filtered) };
  });
}

export function countCustomers(
  { database }: Platform,
  attributes: Attributes,
  workspace: ActorWorkspace,
  filters: CustomerListFilters,
): Promise<number> {
  return database.inWorkspace(workspace.id, async (trx) => {
    const { filtered, searched } = await narrowed(trx, attributes, workspace, filters);
    return count(searched ? await allSearched(searched) : filtered);
  });
}

async function count<Row>(query: SelectQueryBuilder<Tables, "customers", Row>): Promise<number> {
  const { total } = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}
