// What a workspace holds after everything was sent in, read back in the form in which the laws expect it.
import { sql } from "kysely";
import type { TestApp } from "../../../test/app.ts";
import { eventWords, type Outcome } from "./one-by-one.fixture.ts";

export async function readBack(app: TestApp, id: string): Promise<Outcome[]> {
  const { rows } = await sql<Outcome & { total: string }>`
    SELECT c.external_id, c.email, c.phone, c.first_name, c.city, c.tags, c.custom,
      jsonb_build_object('email', consent_email, 'sms', consent_sms, 'whatsapp', consent_whatsapp, 'push', consent_push) AS consent,
      CASE WHEN c.created_at > '2026-10-01' THEN 'now' ELSE ${iso("c.created_at")} END AS created_at,
      coalesce(orders_count, 0) AS count, coalesce(orders_total, 0) AS total, ${iso("first_order_at")} AS first_at, ${iso("last_order_at")} AS last_at,
      ARRAY(SELECT (jsonb_build_array(o.external_id, o.status, ${iso("o.ordered_at")}, o.total / 100.0, o.discount / 100.0, o.refunded / 100.0, o.coupon,
        (SELECT coalesce(jsonb_agg(jsonb_build_array(p.product_id, i.quantity, i.price) ORDER BY i.line), '[]')
         FROM order_items i JOIN products p ON p.workspace_id = i.workspace_id AND p.id = i.sold_as
         WHERE i.workspace_id = ${id} AND i.order_id = o.id AND i.customer_id = c.id AND i.ordered_at = o.ordered_at AND i.counts = o.counts)))::text
        FROM orders o WHERE o.workspace_id = ${id} AND o.customer_id = c.id) AS orders,
      ARRAY(SELECT jsonb_build_array(e.external_id, e.name, ${iso("e.occurred_at")}, e.properties)::text
        FROM events e WHERE e.workspace_id = ${id} AND e.customer_id = c.id) AS events
    FROM customers c LEFT JOIN customer_totals ct ON ct.workspace_id = c.workspace_id AND ct.customer_id = c.id WHERE c.workspace_id = ${id}`.execute(
    app.platform.database.system,
  );
  return rows.map((row) => ({
    ...row,
    total: Number(row.total),
    orders: row.orders.map((order) => JSON.stringify(JSON.parse(order))).sort(),
    events: row.events.map((event) => eventWords(JSON.parse(event))).sort(),
  }));
}

function iso(column: string) {
  return sql.raw(`to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}

/** The people, whoever came first. */
export function sorted(people: readonly Outcome[]): string[] {
  return people.map((person) => JSON.stringify(inOrder(person))).sort();
}

/** The same, its keys in the alphabet's order at every depth. */
function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
}
