// The list of customers narrowed by a search, plain filters and those by any attribute.
import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { z } from "zod";
import type { customerListFilters } from "../../../contract/customers.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Sort, Stretched } from "../../platform/cursor.ts";
import type { Tables, Trx } from "../../platform/database.ts";
import type { Searched } from "../../searched-page.ts";
import type { Attributes } from "../attributes/index.ts";
import { attributeConditions } from "./attribute-filters.ts";
import { conditionsOf } from "./filters.ts";
import { type Ending, fits, fittingShare, lookUp, whoFit } from "./search.ts";
import type { CustomerRow } from "./show.ts";
import { selectAsWithoutTotals, selectCustomers, selectTotalsOf } from "./store.ts";

export type CustomerListFilters = z.output<typeof customerListFilters>;
type CustomerQuery = SelectQueryBuilder<Tables, "customers", CustomerRow>;

/** The list by its filters alone where nothing is searched. */
export async function narrowed(
  trx: Trx,
  attributes: Attributes,
  workspace: ActorWorkspace,
  { search, filters = [], ...plain }: CustomerListFilters,
) {
  const conditions = [
    ...conditionsOf(plain),
    ...(await attributeConditions(trx, attributes, workspace, filters)),
  ];
  return {
    filtered: passing(selectCustomers(trx, workspace.id), conditions),
    searched: search ? searchedAmong(trx, workspace.id, conditions, search) : undefined,
  };
}

function passing(query: CustomerQuery, conditions: RawBuilder<boolean>[]): CustomerQuery {
  return conditions.length > 0 ? query.where(sql<boolean>`${sql.join(conditions, sql` AND `)}`) : query;
}

/** In µs a row. To go by what their orders come to, one of the two tables is asked by its key, row by row. */
const costs = { byThemselves: { read: 1, collected: 2 }, byTotals: { read: 8, collected: 3 } };

function searchedAmong(
  trx: Trx,
  workspaceId: string,
  conditions: RawBuilder<boolean>[],
  search: string,
): Searched<"customers", CustomerRow> {
  const all = selectCustomers(trx, workspaceId);
  const byIds = (ids: readonly string[]) => sql<boolean>`customers.id = ANY (${ids}::bigint[])`;
  const filtered = passing(all, conditions);
  const passes = sql<boolean>`${sql.join([...conditions, fits(search)], sql` AND `)}`;
  const stretched = (sort: Sort): Stretched<"customers", { id: string }> =>
    sort.idWithoutValue ? stretchedByTotals(sort.id) : stretchedByThemselves;
  const stretchedByThemselves: Stretched<"customers", { id: string }> = {
    // Judged where they are read: PostgreSQL would copy every column of each.
    all: () =>
      all
        .clearSelect()
        .select([
          "customers.id",
          "customers.created_at",
          "customers.called",
          sql<boolean>`(${passes})`.as("passes"),
        ]),
    among(rows) {
      const passed = trx.selectFrom(rows.as("customers")).where(sql<boolean>`customers.passes`);
      return (passed as unknown as CustomerQuery).clearSelect().select("customers.id");
    },
  };
  const stretchedByTotals = (id: Sort["id"]): Stretched<"customers", { id: string }> => ({
    all: (part) =>
      part === "valued"
        ? ofTotals(trx, workspaceId).selectAll()
        : selectAsWithoutTotals(trx, workspaceId).selectAll("customers"),
    among: (rows, part) =>
      part === "valued"
        ? selectTotalsOf(trx, workspaceId, rows, passes).select(sql<string>`${id}`.as("id"))
        : selectCustomers(trx, workspaceId, rows).where(passes).clearSelect().select("customers.id"),
  });
  return {
    met: all.where(passes),
    stretched,
    async guess(sort, seen = 0, wanted = 1) {
      const own = sort?.idWithoutValue ? undefined : sort;
      const { fitting: share, of, before, until } = await fittingShare(trx, workspaceId, search, own, wanted);
      const fitting = Math.max(share, seen);
      const expected = fitting * of;
      const cost = sort?.idWithoutValue ? costs.byTotals : costs.byThemselves;
      return {
        fitting,
        expected,
        of,
        before,
        // Of fewer there are fewer before it.
        until: conditions.length > 0 ? undefined : until,
        collecting: expected * cost.collected,
        reading: (rows) => ({ stretched: stretched(sort!), takes: rows * cost.read }),
      };
    },
    async lookedUp() {
      const ids = await lookUp(trx, search);
      return ids && { query: filtered.where(byIds(ids)), found: ids.length };
    },
    collected(sort, part, until) {
      const query =
        conditions.length > 0
          ? filtered.where(sql<boolean>`customers.id IN (SELECT id FROM ${whoFit(search)})`).clearSelect()
          : sort?.idWithoutValue && part === "valued"
            ? collectedTotals(trx, workspaceId, search)
            : collected(trx, workspaceId, search, sort && until !== undefined ? { sort, until } : undefined);
      return query.select(
        sql<string>`${part === "valued" && sort ? sort.id : sql.ref("customers.id")}`.as("id"),
      );
    },
    shown: (ids) => all.where(byIds(ids)).execute(),
  };
}

/** Of these no more is read than what lists go by. */
function collected(trx: Trx, workspaceId: string, search: string, ending?: Ending): CustomerQuery {
  const query = trx
    .selectFrom(sql`${whoFit(search, null, ending)}`.as("customers"))
    .leftJoin("customer_totals as totals", (join) =>
      join.on(sql`totals.workspace_id`, "=", workspaceId).on(sql`totals.customer_id`, "=", sql`customers.id`),
    );
  return query as unknown as CustomerQuery;
}

function ofTotals(trx: Trx, workspaceId: string): CustomerQuery {
  const all = trx.selectFrom("customer_totals as totals").where("workspace_id", "=", workspaceId);
  return all as unknown as CustomerQuery;
}

/** By one list of ids, in the order of the index: looked up one by one, each would be sought from its root. */
function collectedTotals(trx: Trx, workspaceId: string, search: string): CustomerQuery {
  const ids = sql`ARRAY(SELECT id FROM ${whoFit(search)})`;
  return ofTotals(trx, workspaceId).where(sql<boolean>`totals.customer_id = ANY (${ids})`);
}
