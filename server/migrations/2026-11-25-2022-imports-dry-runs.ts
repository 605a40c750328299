// Runs of an import that write nothing, and what the last one found.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE imports
      ADD COLUMN dry boolean NOT NULL DEFAULT false,
      ADD COLUMN dry_run jsonb;
    COMMENT ON COLUMN imports.dry IS 'The present run writes nothing';
  `.execute(db);
}
