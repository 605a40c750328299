// What was used of language models, by day, asker and feature. Apart from the log, so that erasing that frees no quota.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE engine_usage (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      day date NOT NULL,
      asker text NOT NULL,
      feature text NOT NULL,
      asker_name text NOT NULL,
      questions int NOT NULL DEFAULT 0,
      input_tokens bigint NOT NULL DEFAULT 0,
      output_tokens bigint NOT NULL DEFAULT 0,
      reserved_tokens bigint NOT NULL DEFAULT 0,
      cost double precision NOT NULL DEFAULT 0,
      PRIMARY KEY (workspace_id, day, asker, feature)
    );
    COMMENT ON COLUMN engine_usage.reserved_tokens IS 'The most that questions under way may take'
  `.execute(db);
  await secureByWorkspace(db, "engine_usage");
}
