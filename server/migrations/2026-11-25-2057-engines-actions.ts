// Every question that was asked of an engine, with what was sent and what came back; an owner reads and erases it.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE engine_actions (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      id bigint GENERATED ALWAYS AS IDENTITY,
      feature text NOT NULL,
      asker text NOT NULL,
      asker_name text NOT NULL,
      engine text NOT NULL CHECK (engine IN ('built_in', 'google', 'openai', 'anthropic', 'compatible')),
      model text,
      why text NOT NULL DEFAULT 'asking',
      prompt text NOT NULL,
      said text,
      faults text[] NOT NULL DEFAULT '{}',
      input_tokens int NOT NULL DEFAULT 0,
      output_tokens int NOT NULL DEFAULT 0,
      cost double precision,
      elapsed_ms int,
      asked_at timestamptz NOT NULL,
      PRIMARY KEY (workspace_id, id)
    );
    CREATE INDEX engine_actions_newest ON engine_actions (workspace_id, asked_at DESC, id DESC)
  `.execute(db);
  await secureByWorkspace(db, "engine_actions");
}
