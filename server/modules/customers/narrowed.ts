// The list of customers narrowed by a search, plain filters and those by any attribute.
import { sql } from "kysely";
import type { z } from "zod";
import type { customerListFilters } from "../../../contract/customers.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Searched } from "../../searched-page.ts";
import type { Attributes } from "../attributes/index.ts";
import { attributeConditions } from "./attribute-filters.ts";
import { conditionsOf } from "./filters.ts";
import { fits, fittingShare, lookUp, whoFit } from "./search.ts";
import type { CustomerRow } from "./show.ts";
import { selectCustomers } from "./store.ts";

export type CustomerListFilters = z.output<typeof customerListFilters>;
type CustomerQuery = ReturnType<typeof selectCustomers>;

/** The list by its filters alone where nothing is searched. */
export async function narrowed(
  trx: Trx,
  attributes: Attributes,
  workspace: ActorWorkspace,
  { search, filters = [], ...plain }: CustomerListFilters,
) {
  const all = selectCustomers(trx, workspace.id);
  const conditions = [
    ...conditionsOf(plain),
    ...(await attributeConditions(trx, attributes, workspace, filters)),
  ];
  const filtered = conditions.length > 0 ? all.where(sql<boolean>`${sql.join(conditions, sql` AND `)}`) : all;
  return {
    filtered,
    searched: search
      ? searchedAmong(trx, workspace.id, { all, filtered, whole: conditions.length === 0 }, search)
      : undefined,
  };
}

/** In µs a row. To go by what their orders come to, one of the two tables is asked by its key, row by row. */
const costs = { byThemselves: { read: 2, collected: 2 }, byTotals: { read: 25, collected: 10 } };

interface Among {
  all: CustomerQuery;
  filtered: CustomerQuery;
  /** Nothing else is asked of them. */
  whole: boolean;
}

function searchedAmong(
  trx: Trx,
  workspaceId: string,
  { all, filtered, whole }: Among,
  search: string,
): Searched<"customers", CustomerRow> {
  const byIds = (ids: readonly string[]) => sql<boolean>`customers.id = ANY (${ids}::bigint[])`;
  const met = filtered.where(fits(search));
  return {
    all,
    met,
    async guess(sort, seen = 0) {
      const share = await fittingShare(trx, workspaceId, search);
      const fitting = Math.max(share.fitting, seen);
      const expected = fitting * share.of;
      const cost = sort?.idWithoutValue ? costs.byTotals : costs.byThemselves;
      return {
        fitting,
        expected,
        collecting: expected * cost.collected,
        reading: (rows) => ({ query: met, takes: rows * cost.read }),
      };
    },
    async lookedUp() {
      const ids = await lookUp(trx, search);
      return ids && { query: filtered.where(byIds(ids)), found: ids.length };
    },
    collected: (whole
      ? collected(trx, workspaceId, search)
      : filtered.where(sql<boolean>`customers.id IN (SELECT id FROM ${whoFit(search)})`).clearSelect()
    ).select("customers.id"),
    shown: (ids) => all.where(byIds(ids)).execute(),
  };
}

/** Of these no more is read than what lists go by. */
function collected(trx: Trx, workspaceId: string, search: string): CustomerQuery {
  const query = trx
    .selectFrom(sql`${whoFit(search)}`.as("customers"))
    .leftJoin("customer_totals as totals", (join) =>
      join.on(sql`totals.workspace_id`, "=", workspaceId).on(sql`totals.customer_id`, "=", sql`customers.id`),
    );
  return query as unknown as CustomerQuery;
}
