// A value in JSON by its key, as what it is asked as: named, since the columnar copy has its own way of reading it once.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE FUNCTION json_text(j jsonb, key text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN CASE WHEN jsonb_typeof(j -> key) IN ('string', 'number', 'boolean') THEN j ->> key END;
    CREATE FUNCTION json_number(j jsonb, key text) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN CASE WHEN jsonb_typeof(j -> key) = 'number' THEN (j ->> key)::double precision END;
    CREATE FUNCTION json_boolean(j jsonb, key text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN CASE WHEN jsonb_typeof(j -> key) = 'boolean' THEN (j ->> key)::boolean END;
  `.execute(db);
}
