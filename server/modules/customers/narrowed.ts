// The list of customers narrowed by a search, plain filters and those by any attribute.
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { customerListFilters } from "../../../contract/customers.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Attributes } from "../attributes/index.ts";
import { attributeConditions } from "./attribute-filters.ts";
import { conditionsOf } from "./filters.ts";
import { amongFound, findSearched, mostTold } from "./search.ts";

export type CustomerListFilters = z.output<typeof customerListFilters>;

/** `few`: they are known by their ids, and soon counted. */
export async function narrowed(
  trx: Trx,
  attributes: Attributes,
  workspace: ActorWorkspace,
  { search, filters = [], ...plain }: CustomerListFilters,
): Promise<{ condition: RawBuilder<boolean>; few: boolean }> {
  const found = search ? await findSearched(trx, workspace.id, search) : undefined;
  const conditions = [
    sql<boolean>`true`,
    ...(search ? [amongFound(found, search)] : []),
    ...conditionsOf(plain),
    ...(await attributeConditions(trx, attributes, workspace, filters)),
  ];
  return {
    condition: sql`${sql.join(conditions, sql` AND `)}`,
    few: found !== undefined && found.length <= mostTold,
  };
}
