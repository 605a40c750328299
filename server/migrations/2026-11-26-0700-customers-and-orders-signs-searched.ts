// Trigrams are of letters and digits alone, and of these only of ASCII's where the database was made with the locale C, as the
// built-in one is. A search such as “a.b” was looked for among all who have a word that begins with b, and “..” or “Мария” among
// everybody. The index has signs and foreign letters as some letter of ASCII, so that any three characters are a trigram; whoever
// is found is looked at once more. The two functions that search answer all ids if they are not told how many.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE FUNCTION as_ascii_letters(words text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
      DECLARE
        signs CONSTANT text := '@.+-_''#/!"$%&()*,:;<=>?[]^\`{|}~\\';
        letters CONSTANT text := 'qxzqxqzqxqxxxqqxqzqqxqxqxqxqxqxq';
      BEGIN
        -- Signs that neither addresses nor numbers nor ids have are rare, and looking for each of them takes a while.
        IF words !~ '[^a-z0-9 @.+_''#/-]' THEN RETURN translate(words, '@.+-_''#/', 'qxzqxqzq'); END IF;
        IF octet_length(words) = length(words) THEN RETURN translate(words, signs, letters); END IF;
        RETURN (
          SELECT string_agg(CASE WHEN ascii(sign) < 128 THEN translate(sign, signs, letters) ELSE chr(97 + ascii(sign) % 26) END,
            '' ORDER BY place)
          FROM string_to_table(words, NULL) WITH ORDINALITY AS each (sign, place));
      END $$;
    COMMENT ON FUNCTION as_ascii_letters IS 'Sign by sign: what holds a text so written may hold it, and what does not does not';

    DROP INDEX customers_words, orders_words;
    CREATE INDEX customers_words ON customers USING gin (workspace_id,
      as_ascii_letters(customer_words(first_name, last_name, email, phone, external_id)) gin_trgm_ops);
    CREATE INDEX orders_words ON orders USING gin (workspace_id, as_ascii_letters(lower(' ' || external_id)) gin_trgm_ops);

    CREATE FUNCTION like_by_index(words text, pattern text) RETURNS text LANGUAGE sql STABLE RETURN (
      SELECT format('(as_ascii_letters(%1$s) LIKE %2$L AND %1$s LIKE %3$L)', words, '%' || as_ascii_letters(typed) || '%', lowered)
      FROM (SELECT lower(pattern) AS lowered,
        regexp_replace(lower(substr(pattern, 2, length(pattern) - 2)), '\\\\(.)', '\\1', 'g') AS typed) AS of);
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
