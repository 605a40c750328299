// Trigrams are of letters and digits alone, and of a search such as “a.b” say no more than that a word begins with b. The
// signs of addresses, numbers and ids are letters to the index, so that any three of these in a row are a trigram; rows with
// other signs are few, and have an index to themselves. The two functions that search answer all ids if they are not told how many.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE FUNCTION signs_as_letters(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN translate(words, '@.+-_''#/', 'ǀǁǂǃƻʔꞏꟷ');
    COMMENT ON FUNCTION signs_as_letters IS 'Letters that hardly any name has; whoever has them is told apart by the text itself';
    CREATE FUNCTION has_rare_signs(words text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN words ~ '[^[:alnum:] @.+_''#/-]';
    COMMENT ON FUNCTION has_rare_signs IS 'What holds a text that has rare signs has them as well';

    DROP INDEX customers_words, orders_words;
    CREATE INDEX customers_words ON customers USING gin (workspace_id,
      signs_as_letters(customer_words(first_name, last_name, email, phone, external_id)) gin_trgm_ops);
    CREATE INDEX customers_rare_signs ON customers (workspace_id)
      WHERE has_rare_signs(customer_words(first_name, last_name, email, phone, external_id));
    CREATE INDEX orders_words ON orders USING gin (workspace_id, signs_as_letters(lower(' ' || external_id)) gin_trgm_ops);
    CREATE INDEX orders_rare_signs ON orders (workspace_id) WHERE has_rare_signs(lower(' ' || external_id));

    CREATE FUNCTION like_by_index(words text, pattern text) RETURNS text LANGUAGE sql STABLE RETURN (
      SELECT format('(signs_as_letters(%1$s) LIKE %2$L', words, as_letters)
        || CASE WHEN as_letters <> lowered OR lowered ~ '[ǀǁǂǃƻʔꞏꟷ]' THEN format(' AND %1$s LIKE %2$L', words, lowered) ELSE '' END
        || CASE WHEN has_rare_signs(typed) THEN format(' AND has_rare_signs(%s)', words) ELSE '' END
        || ')'
      FROM (SELECT lower(pattern) AS lowered, signs_as_letters(lower(pattern)) AS as_letters,
        regexp_replace(substr(pattern, 2, length(pattern) - 2), '\\\\(.)', '\\1', 'g') AS typed) AS of);
    COMMENT ON FUNCTION like_by_index IS 'As SQL: words LIKE the pattern, which begins and ends with %';

    CREATE OR REPLACE FUNCTION customers_like(all_of text[], or_else text, most int) RETURNS SETOF bigint
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
      DECLARE
        words CONSTANT text := 'customer_words(first_name, last_name, email, phone, external_id)';
      BEGIN
        RETURN QUERY EXECUTE (
          SELECT format('SELECT id FROM customers WHERE workspace_id = %s AND ((%s) OR %s) LIMIT %s',
            current_setting('regulars.workspace_id')::bigint, string_agg(like_by_index(words, one), ' AND '),
            coalesce(like_by_index(words, or_else), 'false'), coalesce(most::text, 'ALL'))
          FROM unnest(all_of) AS one);
      END $$;
    CREATE OR REPLACE FUNCTION orders_like(pattern text, most int) RETURNS SETOF bigint
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
      BEGIN
        RETURN QUERY EXECUTE format('SELECT id FROM orders WHERE workspace_id = %s AND %s LIMIT %s',
          current_setting('regulars.workspace_id')::bigint, like_by_index('lower('' '' || external_id)', pattern),
          coalesce(most::text, 'ALL'));
      END $$;
  `.execute(db);
}
