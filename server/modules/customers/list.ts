// Customers page by page, filtered and sorted.
import { sql } from "kysely";
import type { z } from "zod";
import type { Customer, customerEndpoints } from "../../../contract/customers.ts";
import type { ActorWorkspace } from "../../actor.ts";
import { keysetPage } from "../../platform/cursor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { conditionsOf } from "./filters.ts";
import { showCustomer } from "./show.ts";
import { sorts } from "./sorts.ts";
import { selectCustomers } from "./store.ts";

export type ListCustomers = z.output<typeof customerEndpoints.list.query>;

export async function listCustomers(platform: Platform, workspace: ActorWorkspace, asked: ListCustomers) {
  const { limit, cursor, sort, ...filters } = asked;
  const condition = sql<boolean>`${sql.join([sql`true`, ...conditionsOf(filters)], sql` AND `)}`;
  return platform.database.inWorkspace(workspace.id, async (trx) => {
    const { rows, next_cursor } = await keysetPage(selectCustomers(trx, workspace.id).where(condition), {
      key: platform.secretKey,
      list: `customers ${sort}`,
      sort: sorts[sort],
      limit,
      cursor,
    });
    const data: Customer[] = rows.map((row) => showCustomer(row, workspace.currency));
    if (cursor) return { data, next_cursor };
    return {
      data,
      next_cursor,
      total: next_cursor ? await count(trx, workspace.id, condition) : data.length,
    };
  });
}

async function count(
  trx: Trx,
  workspaceId: string,
  condition: ReturnType<typeof sql<boolean>>,
): Promise<number> {
  const { total } = await selectCustomers(trx, workspaceId)
    .where(condition)
    .clearSelect()
    .select((eb) => eb.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}
