// Who reads a part of the stream does so for a term, which the database knows: what was begun in an earlier term cannot be
// committed in a later one. The table stands above workspaces; the application's role may only ask which term it is.
import { type Kysely, sql } from "kysely";
import { appRole, type Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE stream_terms (slot text PRIMARY KEY, term bigint NOT NULL);
    CREATE FUNCTION stream_term(slot text) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
      AS 'SELECT term FROM stream_terms WHERE stream_terms.slot = $1';
    REVOKE EXECUTE ON FUNCTION stream_term FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION stream_term TO ${sql.ref(appRole)};
  `.execute(db);
}
