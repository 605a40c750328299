// An import may put its customers on a list: one that is there, or one that is made when the import runs.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE imports
      ADD list_id bigint,
      ADD list_name text,
      ADD FOREIGN KEY (workspace_id, list_id) REFERENCES lists (workspace_id, id) ON DELETE SET NULL (list_id);
    COMMENT ON COLUMN imports.list_name IS 'As it was called when it was chosen; without an id it is made when the import runs';
  `.execute(db);
}
