// What an upload was found to hold, what a run noted, which run of an import is the present one, and the sound lines of
// orders of which other lines failed, kept for when those come back corrected.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE imports
      ADD COLUMN survey jsonb NOT NULL DEFAULT '{"rows":0,"columns":[]}',
      ADD COLUMN notes jsonb NOT NULL DEFAULT '[]',
      ADD COLUMN run int NOT NULL DEFAULT 0,
      ADD COLUMN touched_at timestamptz NOT NULL DEFAULT now();
    CREATE INDEX imports_created ON imports (workspace_id, created_at DESC, id DESC);
    CREATE INDEX imports_running ON imports (touched_at) WHERE state = 'running';
    COMMENT ON COLUMN imports.run IS 'Counts its starts, so that a run that was cancelled and started anew leaves the new one alone';
    CREATE TABLE import_companions (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      import_id bigint NOT NULL,
      line bigint NOT NULL,
      order_id text NOT NULL,
      cells text[] NOT NULL,
      PRIMARY KEY (workspace_id, import_id, line),
      FOREIGN KEY (workspace_id, import_id) REFERENCES imports (workspace_id, id) ON DELETE CASCADE
    );
    CREATE INDEX import_companions_order ON import_companions (workspace_id, import_id, order_id);
  `.execute(db);
  await secureByWorkspace(db, "import_companions");
}
