// Parts of names, e-mails, phone numbers and ids are found by their trigrams, within a workspace. PostgreSQL does not trust
// LIKE not to leak, so that under row-level security no index would serve it: two functions of the tables' owner search in
// the workspace that the transaction is for, and answer ids alone.
import { type Kysely, sql } from "kysely";
import { appRole, type Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE EXTENSION IF NOT EXISTS btree_gin;
    CREATE FUNCTION customer_words(first_name text, last_name text, email text, phone text, external_id text) RETURNS text
      LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN lower(' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') ||
        ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(external_id, ''));
    COMMENT ON FUNCTION customer_words IS 'What search looks at; each begins after a space';
    CREATE INDEX customers_words ON customers
      USING gin (workspace_id, customer_words(first_name, last_name, email, phone, external_id) gin_trgm_ops);
    CREATE INDEX orders_words ON orders USING gin (workspace_id, lower(' ' || external_id) gin_trgm_ops);

    CREATE FUNCTION customers_like(all_of text[], or_else text, most int) RETURNS SETOF bigint
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
      BEGIN
        RETURN QUERY EXECUTE (
          SELECT format('SELECT id FROM customers WHERE workspace_id = %s AND (%s OR %s) LIMIT %s',
            current_setting('regulars.workspace_id')::bigint, '(' || string_agg(words || format(' LIKE %L', one), ' AND ') || ')',
            coalesce(words || format(' LIKE %L', or_else), 'false'), most)
          FROM unnest(all_of) AS one,
            (SELECT 'customer_words(first_name, last_name, email, phone, external_id)' AS words) AS of
          GROUP BY words);
      END $$;
    CREATE FUNCTION orders_like(pattern text, most int) RETURNS SETOF bigint
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
      BEGIN
        RETURN QUERY EXECUTE format(
          'SELECT id FROM orders WHERE workspace_id = %s AND lower('' '' || external_id) LIKE %L LIMIT %s',
          current_setting('regulars.workspace_id')::bigint, pattern, most);
      END $$;
    REVOKE ALL ON FUNCTION customers_like(text[], text, int), orders_like(text, int) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION customers_like(text[], text, int), orders_like(text, int) TO ${sql.ref(appRole)};
  `.execute(db);
}
