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
import { fits, fittingShare, idsFitting, lookUp } from "./search.ts";
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
    sql<boolean>`true`,
    ...conditionsOf(plain),
    ...(await attributeConditions(trx, attributes, workspace, filters)),
  ];
  const filtered = all.where(sql<boolean>`${sql.join(conditions, sql` AND `)}`);
  return {
    filtered,
    searched: search ? searchedAmong(trx, workspace.id, { all, filtered }, search) : undefined,
  };
}

function searchedAmong(
  trx: Trx,
  workspaceId: string,
  { all, filtered }: { all: CustomerQuery; filtered: CustomerQuery },
  search: string,
): Searched<"customers", CustomerRow> {
  return {
    all,
    met: filtered.where(fits(search)),
    share: () => fittingShare(trx, workspaceId, search),
    async lookedUp() {
      const ids = await lookUp(trx, search);
      return (
        ids && {
          query: filtered.where(sql<boolean>`customers.id = ANY (${ids}::bigint[])`),
          found: ids.length,
        }
      );
    },
    collected: filtered.where(sql<boolean>`customers.id IN (${idsFitting(search)})`),
  };
}
