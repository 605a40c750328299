// A sign that is looked for by itself is one letter to the index of words, which takes it for the same as the small one: “_” was
// looked for among all who have a word that begins with q, and “@” among those of y. Words that begin with a sign are rare, but
// for numbers' “+”, and whoever has one is now in an index of its own.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE INDEX customers_signs ON customers (workspace_id) WHERE searched ~ ' [GHKQU-Z]';

    CREATE OR REPLACE FUNCTION customers_like(all_of text[], or_else text, most int)
      RETURNS TABLE (id bigint, created_at timestamptz, called text)
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
      DECLARE
        words CONSTANT text := 'customer_words(first_name, last_name, email, phone, external_id)';
      BEGIN
        RETURN QUERY EXECUTE (
          SELECT format('SELECT id, created_at, called FROM customers WHERE workspace_id = %s AND ((%s) OR %s) LIMIT %s',
            current_setting('regulars.workspace_id')::bigint,
            string_agg(like_by_index('searched', words, one) || CASE WHEN letters ~ '^ [GHKQU-Z]$'
              THEN ' AND searched ~ '' [GHKQU-Z]''' ELSE '' END, ' AND '),
            coalesce(like_by_index('searched', words, or_else), 'false'), coalesce(most::text, 'ALL'))
          FROM unnest(all_of) AS one,
            as_ascii_letters(regexp_replace(lower(substr(one, 2, length(one) - 2)), '\\\\(.)', '\\1', 'g')) AS letters);
      END $$;
  `.execute(db);
}
