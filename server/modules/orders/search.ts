// Finding orders by a part of their id, or by whose they are.
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { wordContaining } from "../../platform/like.ts";
import {
  commonShare,
  lookUpSearched,
  mostFound,
  mostTold,
  searched,
  searchedShare,
  shareOf,
} from "../customers/index.ts";

const words = sql`lower(' ' || orders.external_id)`;

/** `few`: they are known by ids, their own or their customers', and soon counted. */
export async function ordersSearched(
  trx: Trx,
  workspaceId: string,
  search: string,
): Promise<{ condition: RawBuilder<boolean>; few: boolean }> {
  const pattern = wordContaining(search);
  const byId = sql<boolean>`${words} LIKE lower(${pattern})`;
  const either = { condition: sql<boolean>`(${byId} OR ${searched(search)})`, few: false };
  // An order is met by its own id or by its buyer: what neither has often, both together may.
  const ofIds = await shareOf(trx, workspaceId, "orders", byId);
  if (ofIds + (await searchedShare(trx, workspaceId, search)) >= commonShare) return either;
  const ids = await findById(trx, pattern);
  const buyers = ids && (await lookUpSearched(trx, search));
  if (!ids || !buyers) return either;
  const own = sql`orders.id = ANY (${ids}::bigint[])`;
  const theirs = sql`orders.customer_id = ANY (${buyers}::bigint[])`;
  return { condition: sql`(${own} OR ${theirs})`, few: ids.length + buyers.length <= mostTold };
}

/** Undefined where many have such an id. */
async function findById(trx: Trx, pattern: string): Promise<string[] | undefined> {
  const { rows } = await sql<{ id: string }>`SELECT orders_like(${pattern}, ${mostFound + 1}) AS id`.execute(
    trx,
  );
  return rows.length > mostFound ? undefined : rows.map(({ id }) => id);
}
