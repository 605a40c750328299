// Finding orders by a part of their id, or by whose they are.
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { wordContaining } from "../../platform/like.ts";
import type { Searched } from "../../searched-page.ts";
import { fits, fittingShare, idsFitting, lookUp, mostFound, shareOf } from "../customers/index.ts";
import type { OrderRow, selectOrders } from "./show.ts";

const words = sql`lower(' ' || orders.external_id)`;

type OrderQuery = ReturnType<typeof selectOrders>;

/** `filtered` is the list by its other filters. */
export function searchedAmong(
  trx: Trx,
  workspaceId: string,
  filtered: OrderQuery,
  search: string,
): Searched<"orders" | "customers", OrderRow> {
  const pattern = wordContaining(search);
  const byId = sql<boolean>`${words} LIKE lower(${pattern})`;
  return {
    // Whose they are is not read for their order.
    all: trx.selectFrom("orders").where("workspace_id", "=", workspaceId) as unknown as OrderQuery,
    met: filtered.where(sql<boolean>`(${byId} OR ${fits(search)})`),
    // An order is met by its own id or by its buyer: what neither has often, both together may.
    share: async () =>
      (await shareOf(trx, workspaceId, "orders", byId)) + (await fittingShare(trx, workspaceId, search)),
    async lookedUp() {
      const ids = await findById(trx, pattern);
      const buyers = ids && (await lookUp(trx, search));
      if (!buyers) return undefined;
      const own = sql`orders.id = ANY (${ids}::bigint[])`;
      const theirs = sql`orders.customer_id = ANY (${buyers}::bigint[])`;
      return {
        query: filtered.where(sql<boolean>`(${own} OR ${theirs})`),
        found: ids.length + buyers.length,
      };
    },
    collected: filtered.where(sql<boolean>`orders.id IN (${like(pattern, null)} UNION ALL
      SELECT id FROM orders WHERE workspace_id = ${workspaceId} AND customer_id IN (${idsFitting(search)}))`),
  };
}

/** Undefined where many have such an id. */
async function findById(trx: Trx, pattern: string): Promise<string[] | undefined> {
  const { rows } = await sql<{ id: string }>`${like(pattern, mostFound + 1)}`.execute(trx);
  return rows.length > mostFound ? undefined : rows.map(({ id }) => id);
}

function like(pattern: string, most: number | null): RawBuilder<unknown> {
  return sql`SELECT orders_like(${pattern}, ${most}::int) AS id`;
}
