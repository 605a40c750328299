// Writes a world into a workspace, to the tables directly, since what is tried is how they are read.
import { sql } from "kysely";
import type { Trx } from "../../../platform/database.ts";
import { type Message, textColumns, type World } from "./world.fixture.ts";

export async function writeWorld(trx: Trx, workspaceId: string, world: World): Promise<void> {
  await sql`
    INSERT INTO customers (workspace_id, id, created_at, updated_at, birthday, tags, custom, consent_email, consent_sms, consent_whatsapp, consent_push, ${sql.raw(textColumns.join(", "))})
    SELECT ${workspaceId}, r.id, r.created_at, r.updated_at, r.birthday, r.tags, r.custom, (r.consent ->> 'email')::boolean, (r.consent ->> 'sms')::boolean, (r.consent ->> 'whatsapp')::boolean, (r.consent ->> 'push')::boolean,
      ${sql.raw(textColumns.map((column) => `r.text ->> '${column}'`).join(", "))}
    FROM jsonb_to_recordset(${JSON.stringify(world.people)}::jsonb)
      AS r(id bigint, created_at timestamptz, updated_at timestamptz, birthday date, tags text[], custom jsonb, consent jsonb, text jsonb)
  `.execute(trx);
  await sql`
    INSERT INTO orders (workspace_id, id, external_id, customer_id, ordered_at, status, currency, channel, coupon, store, total, discount, refunded)
    SELECT ${workspaceId}, id, id::text, customer, ordered_at, status, currency, channel, coupon, store, total, discount, refunded
    FROM jsonb_to_recordset(${JSON.stringify(world.orders)}::jsonb)
      AS r(id bigint, customer bigint, ordered_at timestamptz, status text, currency text, channel text, coupon text, store text, total bigint, discount bigint, refunded bigint)
  `.execute(trx);
  const items = world.orders.flatMap((order) =>
    order.items.map((item, line) => ({ ...item, line, order: order.id })),
  );
  const written = sql`jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
    AS r("order" bigint, line int, quantity numeric, price numeric, product_id text, sku text, name text, category text)`;
  await sql`
    INSERT INTO products (workspace_id, product_id, sku, name, category, category_number)
    SELECT DISTINCT ${workspaceId}::bigint, product_id, sku, name, category, number_of_category(${workspaceId}, category) FROM ${written}
    ON CONFLICT (workspace_id, fingerprint) DO NOTHING
  `.execute(trx);
  await sql`
    INSERT INTO order_items (workspace_id, order_id, line, customer_id, ordered_at, counts, quantity, price, total, sold_as)
    SELECT ${workspaceId}, o.id, line, o.customer_id, o.ordered_at, o.counts, quantity, price, 0, p.id
    FROM ${written}
    JOIN products p ON p.workspace_id = ${workspaceId}
      AND p.fingerprint = product_fingerprint(r.product_id, r.sku, r.name, r.category)
    JOIN orders o ON o.workspace_id = ${workspaceId} AND o.id = r."order"
  `.execute(trx);
  await sql`
    UPDATE orders SET categories = categories_of_order(workspace_id, id) WHERE workspace_id = ${workspaceId}
  `.execute(trx);
  await sql`
    INSERT INTO customer_totals (workspace_id, customer_id, orders_total, first_order_at, last_order_at, orders_count)
    SELECT workspace_id, customer_id, coalesce(sum(net) FILTER (WHERE counts), 0), min(ordered_at) FILTER (WHERE counts),
      max(ordered_at) FILTER (WHERE counts), count(*) FILTER (WHERE counts)
    FROM orders WHERE workspace_id = ${workspaceId} GROUP BY 1, 2
  `.execute(trx);
  await writeMessages(trx, workspaceId, world.messages);
  await writeMembers(trx, workspaceId, world.members);
  await writeScores(trx, workspaceId, world.scores);
  await sql`
    INSERT INTO events (workspace_id, id, external_id, customer_id, name, occurred_at, properties)
    SELECT ${workspaceId}, id, id::text, customer, name, at, properties
    FROM jsonb_to_recordset(${JSON.stringify(world.events)}::jsonb)
      AS r(id bigint, customer bigint, name text, at timestamptz, properties jsonb)
  `.execute(trx);
}

async function writeMembers(trx: Trx, workspaceId: string, members: World["members"]): Promise<void> {
  await sql`
    INSERT INTO lists (workspace_id, id, name) SELECT ${workspaceId}, id, 'List ' || id FROM generate_series(1, 3) AS r(id)
  `.execute(trx);
  await sql`
    INSERT INTO list_members (workspace_id, list_id, customer_id, added_at)
    SELECT ${workspaceId}, list, customer, since
    FROM jsonb_to_recordset(${JSON.stringify(members)}::jsonb) AS r(list bigint, customer bigint, since timestamptz)
  `.execute(trx);
}

async function writeScores(trx: Trx, workspaceId: string, scores: World["scores"]): Promise<void> {
  const rows = scores.map(({ customer, values }) => ({ customer, ...values }));
  await sql`
    INSERT INTO scores (workspace_id, customer_id, rfm_segment, rfm_recency, rfm_frequency, rfm_monetary, churn_probability, clv_next_12_months, expected_orders_next_90_days, engagement_score)
    SELECT ${workspaceId}, customer, "rfm.segment", "rfm.recency", "rfm.frequency", "rfm.monetary", "churn.probability", "clv.next_12_months", "orders.expected_next_90_days", "engagement.score"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(customer bigint, "rfm.segment" text, "rfm.recency" int, "rfm.frequency" int, "rfm.monetary" int,
      "churn.probability" double precision, "clv.next_12_months" bigint, "orders.expected_next_90_days" double precision, "engagement.score" double precision)
  `.execute(trx);
}

async function writeMessages(trx: Trx, workspaceId: string, messages: Message[]): Promise<void> {
  const campaigns = [...new Set(messages.map(({ campaign }) => campaign))];
  await sql`
    INSERT INTO campaigns (workspace_id, id, name, channel) OVERRIDING SYSTEM VALUE
    SELECT ${workspaceId}, id::bigint, 'Campaign ' || id, 'email' FROM jsonb_array_elements_text(${JSON.stringify(campaigns)}::jsonb) AS r(id)
  `.execute(trx);
  await sql`
    INSERT INTO messages (workspace_id, id, campaign_id, customer_id, chunk, queued_at, outcome, channel, sent_at, delivered_at, opened_at, clicked_at, failed_at)
    SELECT ${workspaceId}, id, campaign, customer, 0, now(), 'sent', channel,
      (r.at ->> 'sent')::timestamptz, (r.at ->> 'delivered')::timestamptz, (r.at ->> 'opened')::timestamptz, (r.at ->> 'clicked')::timestamptz, (r.at ->> 'failed')::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS r(id bigint, campaign bigint, customer bigint, channel text, at jsonb)
  `.execute(trx);
}
