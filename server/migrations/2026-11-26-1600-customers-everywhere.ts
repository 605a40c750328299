// The columnar copy is cut into shards, in each of which customers have numbers of their own; a rule that shows who somebody is, or draws
// lots by it, means the number that they have everywhere. Here both are one.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE OR REPLACE VIEW customers_asked WITH (security_invoker = true) AS
      SELECT c.workspace_id, c.id, c.created_at, c.updated_at, c.birthday, c.consent_email, c.consent_sms, c.consent_whatsapp,
        c.consent_push, c.external_id, c.email, c.phone, c.first_name, c.last_name, c.country, c.region, c.city, c.postal_code,
        c.language, c.timezone, c.gender, c.source, c.tags, lowered_texts(c.tags) AS tags_lowered, c.custom,
        t.first_order_at, t.last_order_at, t.orders_total, t.orders_count,
        c.custom AS custom_texts, c.custom AS custom_numbers, c.id AS id_everywhere
      FROM customers AS c LEFT JOIN customer_totals AS t ON t.workspace_id = c.workspace_id AND t.customer_id = c.id;
  `.execute(db);
}
