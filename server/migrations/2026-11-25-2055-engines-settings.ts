// Which language model answers for a workspace, with its key sealed, and how much of it may be used.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE engine_settings (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      engine text NOT NULL DEFAULT 'built_in'
        CHECK (engine IN ('built_in', 'google', 'openai', 'anthropic', 'compatible')),
      model text NOT NULL DEFAULT '',
      endpoint text,
      sealed_key text,
      key_end text,
      input_price double precision,
      output_price double precision,
      share_personal boolean NOT NULL DEFAULT false,
      person_day_tokens int NOT NULL DEFAULT 200000,
      workspace_month_tokens int NOT NULL DEFAULT 5000000,
      person_minute_questions int NOT NULL DEFAULT 20,
      patience_seconds int NOT NULL DEFAULT 30,
      PRIMARY KEY (workspace_id)
    );
    COMMENT ON COLUMN engine_settings.input_price IS 'US dollars for a million tokens'
  `.execute(db);
  await secureByWorkspace(db, "engine_settings");
}
