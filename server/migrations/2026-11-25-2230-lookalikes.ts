// Lookalike audiences: what was asked, how far it is, what was found, and who, the most alike first. They are kept in blocks of
// many, since they are read by rank and never by customer.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE lookalikes (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      id bigint GENERATED ALWAYS AS IDENTITY,
      seed_kind text NOT NULL CHECK (seed_kind IN ('segment', 'list', 'campaign')),
      seed_id bigint NOT NULL,
      seed_name text NOT NULL,
      exclude jsonb NOT NULL DEFAULT '[]',
      state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'ready', 'refused', 'failed')),
      reason text,
      job_id bigint,
      result jsonb,
      created_by bigint REFERENCES people ON DELETE SET NULL,
      created_at timestamptz NOT NULL,
      finished_at timestamptz,
      PRIMARY KEY (workspace_id, id)
    );
    CREATE TABLE lookalike_ranks (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      lookalike_id bigint NOT NULL,
      before int NOT NULL,
      customer_ids bigint[] NOT NULL DEFAULT '{}',
      similarities real[] NOT NULL DEFAULT '{}',
      PRIMARY KEY (workspace_id, lookalike_id, before),
      FOREIGN KEY (workspace_id, lookalike_id) REFERENCES lookalikes ON DELETE CASCADE
    );
    COMMENT ON COLUMN lookalike_ranks.before IS 'How many are more alike than the first of the block'
  `.execute(db);
  await secureByWorkspace(db, "lookalikes");
  await secureByWorkspace(db, "lookalike_ranks");
}
