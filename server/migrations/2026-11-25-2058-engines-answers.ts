// Answers of language models that are remembered for a while, so that the same question is not paid for twice.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE engine_answers (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      hash bytea NOT NULL,
      answer jsonb NOT NULL,
      expires_at timestamptz NOT NULL,
      PRIMARY KEY (workspace_id, hash)
    );
    CREATE INDEX engine_answers_expired ON engine_answers (workspace_id, expires_at)
  `.execute(db);
  await secureByWorkspace(db, "engine_answers");
}
