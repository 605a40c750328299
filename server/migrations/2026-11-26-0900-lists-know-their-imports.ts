// Who was put on a list by imports alone, and which import made a list, so that undoing an import takes back both.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE list_members ADD import_ids bigint[];
    COMMENT ON COLUMN list_members.import_ids IS 'The imports that put them there; null once anybody else did';
    ALTER TABLE lists ADD import_id bigint;
    COMMENT ON COLUMN lists.import_id IS 'The import that made it; null once anybody else has changed it or who is on it';
  `.execute(db);
}
