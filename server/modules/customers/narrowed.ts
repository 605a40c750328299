// The list of customers narrowed by a search, plain filters and those by any attribute.
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { customerListFilters } from "../../../contract/customers.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Searched } from "../../searched-page.ts";
import type { Attributes } from "../attributes/index.ts";
import { attributeConditions } from "./attribute-filters.ts";
import { conditionsOf } from "./filters.ts";
import { collected, lookUp, searched, searchedShare } from "./search.ts";
import type { CustomerRow } from "./show.ts";
import { selectCustomers } from "./store.ts";

export type CustomerListFilters = z.output<typeof customerListFilters>;

/** By all but the search. */
export async function filtered(
  trx: Trx,
  attributes: Attributes,
  workspace: ActorWorkspace,
  { search: _, filters = [], ...plain }: CustomerListFilters,
): Promise<RawBuilder<boolean>> {
  const conditions = [
    sql<boolean>`true`,
    ...conditionsOf(plain),
    ...(await attributeConditions(trx, attributes, workspace, filters)),
  ];
  return sql`${sql.join(conditions, sql` AND `)}`;
}

/** Those of them that the words fit. */
export function searchedAmong(
  trx: Trx,
  workspaceId: string,
  condition: RawBuilder<boolean>,
  search: string,
): Searched<"customers", CustomerRow> {
  const all = selectCustomers(trx, workspaceId);
  const rest = all.where(condition);
  return {
    all,
    met: rest.where(searched(search)),
    share: () => searchedShare(trx, workspaceId, search),
    async lookedUp() {
      const ids = await lookUp(trx, search);
      return ids && { query: rest.where(sql<boolean>`customers.id = ANY (${ids}::bigint[])`), found: ids.length };
    },
    collected: rest.where(sql<boolean>`customers.id IN (${collected(search)})`),
  };
}
