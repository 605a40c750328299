// What is kept of customers beside what it was counted from: what their orders come to, and since when they have been there.
import { type RawBuilder, sql } from "kysely";
import type { Database, Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import { compareBoth, type Recount } from "../../platform/recount.ts";
import { lockCustomers } from "./identities.ts";
import type { OrderFacts } from "./order-facts.ts";

/** `facts` are asked for late, since others lend theirs after this module was built. */
export function customerRecounts(database: Database, facts: () => OrderFacts): Recount[] {
  const mending =
    (mend: (trx: Trx, workspaceId: string, ids: string) => RawBuilder<unknown>) =>
    (workspaceId: string, ids: readonly string[]) =>
      database.inWorkspace(workspaceId, async (trx) => {
        await lockCustomers(trx, workspaceId, ids);
        await mend(trx, workspaceId, pgList(ids)).execute(trx);
      });
  return [
    {
      name: "totals of customers",
      compare: (trx, workspaceId) => compareBoth(trx, totalsOfBoth(workspaceId, facts())),
      mend: mending((_, workspaceId, ids) => countTotals(workspaceId, ids, facts())),
    },
    {
      name: "beginnings of customers",
      compare: (trx, workspaceId) => compareBoth(trx, beginningsOfBoth(workspaceId, facts())),
      mend: mending((_, workspaceId, ids) => countBeginnings(workspaceId, ids, facts())),
    },
  ];
}

const figuresOf = (row: string) =>
  sql`jsonb_build_object('orders_count', coalesce(${sql.ref(`${row}.orders_count`)}, 0),
    'orders_total', coalesce(${sql.ref(`${row}.orders_total`)}, 0),
    'first_order_at', ${sql.ref(`${row}.first_order_at`)}, 'last_order_at', ${sql.ref(`${row}.last_order_at`)})`;

function totalsOfBoth(workspaceId: string, facts: OrderFacts): RawBuilder<unknown> {
  return sql`
    SELECT customer_id::text AS id, ${figuresOf("kept")} AS kept, ${figuresOf("counted")} AS counted
    FROM (SELECT * FROM customer_totals WHERE workspace_id = ${workspaceId}) AS kept
    FULL JOIN ${facts.totals(sql`${workspaceId}::bigint`)} AS counted USING (customer_id)`;
}

function countTotals(workspaceId: string, ids: string, facts: OrderFacts): RawBuilder<unknown> {
  return sql`
    INSERT INTO customer_totals (workspace_id, customer_id, orders_count, orders_total, first_order_at, last_order_at)
    SELECT ${workspaceId}, c.id, coalesce(orders_count, 0), coalesce(orders_total, 0), first_order_at, last_order_at
    FROM unnest(${ids}::bigint[]) AS c (id)
    LEFT JOIN ${facts.totals(sql`${workspaceId}::bigint`)} AS counted ON counted.customer_id = c.id
    ON CONFLICT (workspace_id, customer_id) DO UPDATE SET orders_count = EXCLUDED.orders_count,
      orders_total = EXCLUDED.orders_total, first_order_at = EXCLUDED.first_order_at, last_order_at = EXCLUDED.last_order_at`;
}

/** Of those of these customers who are there. */
export function countBeginnings(workspaceId: string, ids: string, facts: OrderFacts): RawBuilder<unknown> {
  return sql`
    UPDATE customers AS c SET created_at = ${beginning(workspaceId, facts)}
    WHERE c.workspace_id = ${workspaceId} AND c.id = ANY (${ids}::bigint[])
      AND c.created_at <> ${beginning(workspaceId, facts)}`;
}

function beginning(workspaceId: string, facts: OrderFacts): RawBuilder<unknown> {
  const earliest = facts.earliest(sql`${workspaceId}::bigint`, sql`c.id`);
  return sql`coalesce(c.created_at_said, least(c.first_written_at, ${earliest}))`;
}

function beginningsOfBoth(workspaceId: string, facts: OrderFacts): RawBuilder<unknown> {
  return sql`
    SELECT c.id::text, jsonb_build_object('created_at', c.created_at) AS kept,
      jsonb_build_object('created_at', ${beginning(workspaceId, facts)}) AS counted
    FROM customers AS c WHERE c.workspace_id = ${workspaceId}`;
}
