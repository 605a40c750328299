// Whatever the trigrams found was written as letters once more, row by row, to be compared: 10 to 20 µs for each, and a word that
// a twentieth of a million customers have took a second. What of a customer is searched is now kept, written as letters; signs
// that addresses, numbers and ids have are capital letters, each its own, so that comparing these is enough where no other sign
// is looked for. Orders' ids are written so by PostgreSQL's own functions. And with the ids comes what a list goes by. What
// customers are called is kept as well: under row-level security a cursor is looked up in an index of columns, and not of what a
// function makes of them, so that a page far down the list by name read all before it (3 s).
import { type Kysely, sql } from "kysely";

import { appRole, type Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    DROP INDEX customers_words, customers_name, orders_words;
    CREATE OR REPLACE FUNCTION as_ascii_letters(words text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
      DECLARE
        signs CONSTANT text := '@.+-_''#/&,!"$%()*:;<=>?[]^\`{|}~\\';
        letters CONSTANT text := 'YXJZQVKWHGUUUUUUUUUUUUUUUUUUUUUU';
      BEGIN
        -- Few words begin with u, q or x: what begins with a sign is looked for among those of its letter.
        -- Signs that neither addresses nor numbers nor ids have are rare, and looking for each of them takes a while.
        IF words !~ '[^a-z0-9 @.+_''#/&,-]' THEN RETURN translate(words, '@.+-_''#/&,', 'YXJZQVKWHG'); END IF;
        IF octet_length(words) = length(words) THEN RETURN translate(words, signs, letters); END IF;
        RETURN (
          SELECT string_agg(CASE WHEN ascii(sign) < 128 THEN translate(sign, signs, letters)
            WHEN ascii(sign) > 65535 THEN 'U' ELSE substr('ABCDEFILMNOPRST', 1 + ascii(sign) % 15, 1) END, '' ORDER BY place)
          FROM string_to_table(words, NULL) WITH ORDINALITY AS each (sign, place));
      END $$;
    COMMENT ON FUNCTION as_ascii_letters IS 'Of small letters, sign by sign: @.+-_''#/&, are capital letters, each its own';

    ALTER TABLE customers
      ADD COLUMN called text
        GENERATED ALWAYS AS (nullif(btrim(lower(coalesce(first_name, '') || ' ' || coalesce(last_name, ''))), '')) STORED,
      ADD COLUMN searched text
        GENERATED ALWAYS AS (as_ascii_letters(customer_words(first_name, last_name, email, phone, external_id))) STORED;
    CREATE INDEX customers_name ON customers (workspace_id, called, id);
    CREATE INDEX customers_words ON customers USING gin (workspace_id, searched gin_trgm_ops);
    CREATE INDEX orders_words ON orders USING gin (workspace_id, (${sql.raw(orderLetters)}) gin_trgm_ops);
    ANALYZE customers, orders;

    DROP FUNCTION like_by_index, customers_like, orders_like;
    CREATE FUNCTION like_by_index(letters text, words text, pattern text) RETURNS text LANGUAGE sql STABLE RETURN (
      SELECT format('(%s LIKE %L', letters, '%' || as_ascii_letters(typed) || '%') ||
        CASE WHEN typed ~ '[^a-z0-9 @.+_''#/&,-]' THEN format(' AND %s LIKE %L)', words, lower(pattern)) ELSE ')' END
      FROM (SELECT regexp_replace(lower(substr(pattern, 2, length(pattern) - 2)), '\\\\(.)', '\\1', 'g') AS typed) AS of);
    COMMENT ON FUNCTION like_by_index IS 'As SQL: words LIKE the pattern, which begins and ends with %';

    CREATE FUNCTION customers_like(all_of text[], or_else text, most int)
      RETURNS TABLE (id bigint, created_at timestamptz, called text)
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
      DECLARE
        words CONSTANT text := 'customer_words(first_name, last_name, email, phone, external_id)';
      BEGIN
        RETURN QUERY EXECUTE (
          SELECT format('SELECT id, created_at, called FROM customers WHERE workspace_id = %s AND ((%s) OR %s) LIMIT %s',
            current_setting('regulars.workspace_id')::bigint, string_agg(like_by_index('searched', words, one), ' AND '),
            coalesce(like_by_index('searched', words, or_else), 'false'), coalesce(most::text, 'ALL'))
          FROM unnest(all_of) AS one);
      END $$;
    CREATE FUNCTION orders_like(pattern text, most int)
      RETURNS TABLE (id bigint, customer_id bigint, ordered_at timestamptz, total bigint)
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
      DECLARE
        letters CONSTANT text := $of$${sql.raw(orderLetters)}$of$;
      BEGIN
        RETURN QUERY EXECUTE format('SELECT id, customer_id, ordered_at, total FROM orders WHERE workspace_id = %s AND %s LIMIT %s',
          current_setting('regulars.workspace_id')::bigint, like_by_index(letters, 'lower('' '' || external_id)', pattern),
          coalesce(most::text, 'ALL'));
      END $$;
    REVOKE ALL ON FUNCTION customers_like(text[], text, int), orders_like(text, int) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION customers_like(text[], text, int), orders_like(text, int) TO ${sql.ref(appRole)};
  `.execute(db);
}

/** As `as_ascii_letters`, which is a procedure and takes twice as long, and is left those with other signs than ids have. */
const orderLetters = `CASE WHEN external_id ~ '^[a-zA-Z0-9#_-]*$' THEN translate(lower(' ' || external_id), '-_#', 'ZQK')
  ELSE as_ascii_letters(lower(' ' || external_id)) END`;
