// What an import made and changed, so that the whole of it can be undone: of each customer and order what it was before,
// and a mark of what the import left, by which a later change by somebody else is known.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE import_changes (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      import_id bigint NOT NULL,
      kind text NOT NULL CHECK (kind IN ('customer', 'order')),
      subject_id bigint NOT NULL,
      before jsonb,
      before_mark bytea,
      after_mark bytea NOT NULL,
      others boolean NOT NULL,
      outcome text,
      PRIMARY KEY (workspace_id, import_id, kind, subject_id),
      FOREIGN KEY (workspace_id, import_id) REFERENCES imports (workspace_id, id) ON DELETE CASCADE
    );
    COMMENT ON COLUMN import_changes.before IS 'Null where the import made it';
    COMMENT ON COLUMN import_changes.others IS 'Somebody else changed it between two changes of the import';
    COMMENT ON COLUMN import_changes.outcome IS 'Once it is undone: removed, restored, or why it was kept';
    ALTER TABLE imports
      ADD COLUMN undo jsonb,
      DROP CONSTRAINT imports_state_check,
      ADD CHECK (state IN ('ready', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone'));
    DROP INDEX imports_running;
    CREATE INDEX imports_running ON imports (touched_at) WHERE state IN ('running', 'undoing');
  `.execute(db);
  await secureByWorkspace(db, "import_changes");
}
