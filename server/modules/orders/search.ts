// Finding orders by a part of their id, or by whose they are.
import { type RawBuilder, sql } from "kysely";
import type { Stretched } from "../../platform/cursor.ts";
import type { Trx } from "../../platform/database.ts";
import { wordContaining } from "../../platform/like.ts";
import type { Searched } from "../../searched-page.ts";
import { fits, fittingShare, lookUp, mostFound, shareOf, whoFit } from "../customers/index.ts";
import { type OrderRow, selectOrders } from "./show.ts";

const words = sql`lower(' ' || orders.external_id)`;

type OrderQuery = ReturnType<typeof selectOrders>;

/** In µs: to read one with its buyer, to read one where all buyers are known, to know a buyer, and to ask one for their orders. */
const cost = { withBuyer: 10, alone: 1, buyer: 2, ordersOfBuyer: 10 };

export function passing(query: OrderQuery, conditions: RawBuilder<boolean>[]): OrderQuery {
  return conditions.length > 0 ? query.where(sql<boolean>`${sql.join(conditions, sql` AND `)}`) : query;
}

export function searchedAmong(
  trx: Trx,
  workspaceId: string,
  conditions: RawBuilder<boolean>[],
  search: string,
): Searched<"orders" | "customers", OrderRow> {
  const pattern = wordContaining(search);
  const byId = sql<boolean>`${words} LIKE lower(${pattern})`;
  const fit = fitting(workspaceId, pattern, search);
  const filtered = passing(selectOrders(trx, workspaceId), conditions);
  const met = sql<boolean>`(${byId} OR ${fits(search)})`;
  const ofKnownBuyers = sql<boolean>`(${byId} OR orders.customer_id IN (SELECT id FROM ${whoFit(search)}))`;
  const stretched = (fitting: RawBuilder<boolean>): Stretched<"orders" | "customers", { id: string }> => ({
    // Whose they are is not read for their order.
    all: () =>
      trx.selectFrom("orders").where("workspace_id", "=", workspaceId).selectAll() as unknown as OrderQuery,
    among: (rows) =>
      passing(selectOrders(trx, workspaceId, rows), [...conditions, fitting])
        .clearSelect()
        .select("orders.id"),
  });
  return {
    met: filtered.where(met),
    stretched: () => stretched(met),
    // An order is met by its own id or by its buyer: what neither has often, both together may.
    async guess(_, seen = 0) {
      const orders = await shareOf(trx, workspaceId, "orders", byId);
      const who = await fittingShare(trx, workspaceId, search);
      const own = orders.fitting * orders.of;
      const theirs = Math.max(who.fitting, seen - orders.fitting);
      const buyers = theirs * who.of;
      const knowing = buyers * cost.buyer;
      return {
        fitting: orders.fitting + theirs,
        expected: own + theirs * orders.of,
        of: orders.of,
        collecting: own * cost.buyer + knowing + buyers * cost.ordersOfBuyer,
        reading: (rows) =>
          knowing + rows * cost.alone < rows * cost.withBuyer
            ? { stretched: stretched(ofKnownBuyers), takes: knowing + rows * cost.alone }
            : { stretched: stretched(met), takes: rows * cost.withBuyer },
      };
    },
    async lookedUp() {
      const ids = await findById(trx, pattern);
      const buyers = ids && (await lookUp(trx, search));
      if (!buyers) return undefined;
      // As one list of ids, since PostgreSQL would look for either of two among all orders in their order.
      const known = sql`SELECT unnest(${ids}::bigint[]) UNION SELECT id FROM orders
        WHERE workspace_id = ${workspaceId} AND customer_id = ANY (${buyers}::bigint[])`;
      return {
        query: filtered.where(sql<boolean>`orders.id IN (${known})`),
        found: ids.length + buyers.length,
      };
    },
    collected: () =>
      (conditions.length > 0
        ? filtered.where(sql<boolean>`orders.id IN (SELECT id FROM (${fit}) AS those)`).clearSelect()
        : (trx.selectFrom(sql`(${fit})`.as("orders")) as unknown as OrderQuery)
      ).select("orders.id"),
    shown: (ids) =>
      selectOrders(trx, workspaceId).where(sql<boolean>`orders.id = ANY (${ids}::bigint[])`).execute(),
  };
}

/** Those that fit, once each, as rows of what the list goes by. */
function fitting(workspaceId: string, pattern: string, search: string): RawBuilder<unknown> {
  return sql`SELECT id, customer_id, ordered_at, total FROM ${like(pattern, null)} UNION
    SELECT id, customer_id, ordered_at, total FROM orders WHERE workspace_id = ${workspaceId}
      AND customer_id IN (SELECT id FROM ${whoFit(search)})`;
}

/** Undefined where many have such an id. */
async function findById(trx: Trx, pattern: string): Promise<string[] | undefined> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM ${like(pattern, mostFound + 1)}`.execute(trx);
  return rows.length > mostFound ? undefined : rows.map(({ id }) => id);
}

function like(pattern: string, most: number | null): RawBuilder<unknown> {
  return sql`orders_like(${pattern}, ${most}::int)`;
}
