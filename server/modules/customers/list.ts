// Customers page by page, filtered and sorted.
import type { RawBuilder } from "kysely";
import type { z } from "zod";
import type { Customer, customerEndpoints } from "../../../contract/customers.ts";
import type { ActorWorkspace } from "../../actor.ts";
import { hasAtMost } from "../../platform/at-most.ts";
import { keysetPage } from "../../platform/cursor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import type { Attributes } from "../attributes/index.ts";
import { type CustomerListFilters, narrowed } from "./narrowed.ts";
import { showCustomer } from "./show.ts";
import { sorts } from "./sorts.ts";
import { selectCustomers } from "./store.ts";

export type ListCustomers = z.output<typeof customerEndpoints.list.query>;

/** Up to so many are counted with the first page; counting more would keep it waiting. */
const mostCounted = 10_000;

export async function listCustomers(
  { database, secretKey }: Platform,
  attributes: Attributes,
  workspace: ActorWorkspace,
  { limit, cursor, sort, ...filters }: ListCustomers,
) {
  return database.inWorkspace(workspace.id, async (trx) => {
    const { condition, few } = await narrowed(trx, attributes, workspace, filters);
    const { rows, next_cursor } = await keysetPage(selectCustomers(trx, workspace.id).where(condition), {
      key: secretKey,
      list: `customers ${sort}`,
      sort: sorts[sort],
      limit,
      cursor,
    });
    const data: Customer[] = rows.map((row) => showCustomer(row, workspace.currency));
    if (cursor) return { data, next_cursor };
    if (!next_cursor) return { data, next_cursor, total: data.length };
    const countable = few || (await hasAtMost(trx, "customers", workspace.id, mostCounted));
    return { data, next_cursor, ...(countable ? { total: await count(trx, workspace.id, condition) } : {}) };
  });
}

export function countCustomers(
  { database }: Platform,
  attributes: Attributes,
  workspace: ActorWorkspace,
  filters: CustomerListFilters,
): Promise<number> {
  return database.inWorkspace(workspace.id, async (trx) => {
    const { condition } = await narrowed(trx, attributes, workspace, filters);
    return count(trx, workspace.id, condition);
  });
}

async function count(trx: Trx, workspaceId: string, condition: RawBuilder<boolean>): Promise<number> {
  const { total } = await selectCustomers(trx, workspaceId)
    .where(condition)
    .clearSelect()
    .select((eb) => eb.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}
