// Finding orders by a part of their id, or by whose they are.
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { wordContaining } from "../../platform/like.ts";
import { findSearched, isCommon, mostFound, searched } from "../customers/index.ts";

const words = sql`lower(' ' || orders.external_id)`;

/** `few`: they are known by ids, their own or their customers'. */
export async function ordersSearched(
  trx: Trx,
  workspaceId: string,
  search: string,
): Promise<{ condition: RawBuilder<boolean>; few: boolean }> {
  const pattern = wordContaining(search.toLowerCase());
  const byId = sql<boolean>`${words} LIKE ${pattern}`;
  const ids = await findById(trx, workspaceId, pattern, byId);
  const buyers = ids && (await findSearched(trx, workspaceId, search));
  if (!ids || !buyers) return { condition: sql`(${byId} OR ${searched(search)})`, few: false };
  const own = sql`orders.id = ANY (${ids}::bigint[])`;
  const theirs = sql`orders.customer_id = ANY (${buyers}::bigint[])`;
  return { condition: sql`(${own} OR ${theirs})`, few: true };
}

/** Undefined where many have such an id. */
async function findById(
  trx: Trx,
  workspaceId: string,
  pattern: string,
  byId: RawBuilder<boolean>,
): Promise<string[] | undefined> {
  if (await isCommon(trx, workspaceId, "orders", byId)) return undefined;
  const { rows } = await sql<{ id: string }>`SELECT orders_like(${pattern}, ${mostFound + 1}) AS id`.execute(
    trx,
  );
  return rows.length > mostFound ? undefined : rows.map(({ id }) => id);
}
