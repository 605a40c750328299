// Where the columns of a shop's files went the last time, by the set of names in the header, so that next month's export
// is mapped as this month's was.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE import_mappings (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      shape bytea NOT NULL,
      kind text NOT NULL CHECK (kind IN ('customers', 'orders')),
      mapping jsonb NOT NULL,
      cancelled_prefix text NOT NULL,
      used_at timestamptz NOT NULL,
      PRIMARY KEY (workspace_id, shape)
    );
    COMMENT ON COLUMN import_mappings.shape IS 'SHA-256 of the names of the columns, sorted';
    ALTER TABLE imports ADD COLUMN mapping_remembered boolean NOT NULL DEFAULT false;
  `.execute(db);
  await secureByWorkspace(db, "import_mappings");
}
