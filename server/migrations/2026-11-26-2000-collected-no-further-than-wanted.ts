// The first page of a list needs those of all that fit who come first in its order. How far down these reach is guessed, and whoever
// comes later no longer leaves the function: carrying fifty thousand to where they are sorted took up to a third of the time. Customers
// mostly lie in the order in which they came, so that an index of which pages are from when, of a few kilobytes, also keeps those
// who came earlier or later from being read: by words of the oldest twentieth 15 to 20 ms in place of 60.
import { type Kysely, sql } from "kysely";
import { appRole, type Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    DROP FUNCTION customers_like;
    CREATE FUNCTION customers_like(all_of text[], or_else text, most int, by text DEFAULT NULL, descending boolean DEFAULT false,
        until text DEFAULT NULL)
      RETURNS TABLE (id bigint, created_at timestamptz, called text)
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
      DECLARE
        words CONSTANT text := 'customer_words(first_name, last_name, email, phone, external_id)';
      BEGIN
        RETURN QUERY EXECUTE (
          SELECT format('SELECT id, created_at, called FROM customers WHERE workspace_id = %s AND ((%s) OR %s)%s LIMIT %s',
            current_setting('regulars.workspace_id')::bigint,
            string_agg(like_by_index('searched', words, one) || CASE WHEN letters ~ '^ [GHKQU-Z]$'
              THEN ' AND searched ~ '' [GHKQU-Z]''' ELSE '' END, ' AND '),
            coalesce(like_by_index('searched', words, or_else), 'false'),
            CASE WHEN until IS NULL THEN '' ELSE format(' AND %I %s %L', by, CASE WHEN descending THEN '>=' ELSE '<=' END, until) END,
            coalesce(most::text, 'ALL'))
          FROM unnest(all_of) AS one,
            as_ascii_letters(regexp_replace(lower(substr(one, 2, length(one) - 2)), '\\\\(.)', '\\1', 'g')) AS letters);
      END $$;
    COMMENT ON FUNCTION customers_like IS 'Where until is given, none who come after it in the order of that column';
    REVOKE ALL ON FUNCTION customers_like(text[], text, int, text, boolean, text) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION customers_like(text[], text, int, text, boolean, text) TO ${sql.ref(appRole)};
    CREATE INDEX customers_created_pages ON customers USING brin (created_at) WITH (pages_per_range = 64);
  `.execute(db);
}
