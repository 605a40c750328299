// What orders and their items say of each other: how many items there are, of which categories, and whose, when and whether it
// counts.
import { sql } from "kysely";
import type { Database } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import { compareBoth, type Recount } from "../../platform/recount.ts";

const differs = sql`(i.customer_id, i.ordered_at, i.counts) IS DISTINCT FROM (o.customer_id, o.ordered_at, o.counts)`;

export function orderRecount(database: Database): Recount {
  return {
    name: "items of orders",
    compare: (trx, workspaceId) =>
      compareBoth(
        trx,
        sql`
        SELECT o.id::text, jsonb_build_object('items_count', o.items_count, 'categories', o.categories,
            'items_unlike_their_order', count(*) FILTER (WHERE i.order_id IS NOT NULL AND ${differs})) AS kept,
          jsonb_build_object('items_count', count(i.order_id),
            'categories', coalesce(bit_or(1::bigint << p.category_number), 0), 'items_unlike_their_order', 0) AS counted
        FROM orders AS o LEFT JOIN order_items AS i ON i.workspace_id = o.workspace_id AND i.order_id = o.id
        LEFT JOIN products AS p ON p.workspace_id = i.workspace_id AND p.id = i.sold_as
        WHERE o.workspace_id = ${workspaceId} GROUP BY o.workspace_id, o.id`,
      ),
    mend: (workspaceId, ids) =>
      database.inWorkspace(workspaceId, async (trx) => {
        const these = sql`workspace_id = ${workspaceId} AND id = ANY (${pgList(ids)}::bigint[])`;
        await sql`SELECT FROM orders WHERE ${these} ORDER BY external_id FOR NO KEY UPDATE`.execute(trx);
        await sql`
          UPDATE orders AS o SET categories = categories_of_order(o.workspace_id, o.id), items_count =
            (SELECT count(*) FROM order_items AS i WHERE i.workspace_id = o.workspace_id AND i.order_id = o.id)
          WHERE ${these}`.execute(trx);
        await sql`
          UPDATE order_items AS i SET customer_id = o.customer_id, ordered_at = o.ordered_at, counts = o.counts
          FROM (SELECT * FROM orders WHERE ${these}) AS o
          WHERE i.workspace_id = ${workspaceId} AND i.order_id = o.id AND ${differs}`.execute(trx);
      }),
  };
}
