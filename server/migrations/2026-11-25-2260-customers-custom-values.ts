// A shop's own attributes as rules read them: their texts and their numbers. PostgreSQL takes both out of the JSON, and the
// columnar copy keeps them taken out, since it would read the JSON of every customer anew otherwise.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE FUNCTION custom_text(texts jsonb, key text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN json_text(texts, key);
    COMMENT ON FUNCTION custom_text IS 'An attribute''s value as text; none where it is a list or an object';
    CREATE FUNCTION custom_number(numbers jsonb, key text) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN json_number(numbers, key);
    COMMENT ON FUNCTION custom_number IS 'An attribute''s value where it is a number';
    CREATE OR REPLACE VIEW customers_asked WITH (security_invoker = true) AS
      SELECT c.workspace_id, c.id, c.created_at, c.updated_at, c.birthday, c.consent_email, c.consent_sms, c.consent_whatsapp,
        c.consent_push, c.external_id, c.email, c.phone, c.first_name, c.last_name, c.country, c.region, c.city, c.postal_code,
        c.language, c.timezone, c.gender, c.source, c.tags, lowered_texts(c.tags) AS tags_lowered, c.custom,
        t.first_order_at, t.last_order_at, t.orders_total, t.orders_count,
        c.custom AS custom_texts, c.custom AS custom_numbers
      FROM customers AS c LEFT JOIN customer_totals AS t ON t.workspace_id = c.workspace_id AND t.customer_id = c.id;
  `.execute(db);
}
