// What an import made and changed goes with it by one statement for all imports that are deleted, instead of two references
// that each change looks up and locks as it is written: thousands of locks on the one row that its run keeps rewriting.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE import_changes DROP CONSTRAINT import_changes_workspace_id_fkey,
      DROP CONSTRAINT import_changes_workspace_id_import_id_fkey;
    CREATE FUNCTION remove_changes_of_imports() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      DELETE FROM import_changes AS c USING gone WHERE c.workspace_id = gone.workspace_id AND c.import_id = gone.id;
      RETURN NULL;
    END $$;
    CREATE TRIGGER imports_take_their_changes AFTER DELETE ON imports REFERENCING OLD TABLE AS gone
      FOR EACH STATEMENT EXECUTE FUNCTION remove_changes_of_imports();
    COMMENT ON COLUMN import_changes.import_id IS
      'No foreign key: who writes a change has locked its import, and changes go with their imports by a trigger';
  `.execute(db);
}
