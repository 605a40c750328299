// Imports and their faulty rows, the progress of long work, entries that could not be applied, and remembered answers.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE jobs (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      id bigint GENERATED ALWAYS AS IDENTITY,
      kind text NOT NULL,
      subject_id bigint,
      title text NOT NULL,
      state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
      done double precision NOT NULL DEFAULT 0,
      total double precision,
      failure text,
      created_at timestamptz NOT NULL DEFAULT now(),
      started_at timestamptz,
      finished_at timestamptz,
      PRIMARY KEY (workspace_id, id)
    );
    CREATE TABLE imports (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      id bigint GENERATED ALWAYS AS IDENTITY,
      kind text NOT NULL CHECK (kind IN ('customers', 'orders')),
      file_name text NOT NULL,
      file_path text NOT NULL,
      bytes bigint NOT NULL,
      state text NOT NULL DEFAULT 'ready' CHECK (state IN ('ready', 'running', 'done', 'cancelled', 'failed')),
      options jsonb NOT NULL,
      mapping jsonb NOT NULL,
      counts jsonb NOT NULL DEFAULT '{}',
      progress double precision NOT NULL DEFAULT 0,
      failure text,
      job_id bigint,
      created_by bigint REFERENCES people ON DELETE SET NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      started_at timestamptz,
      finished_at timestamptz,
      PRIMARY KEY (workspace_id, id)
    );
    CREATE TABLE import_errors (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      import_id bigint NOT NULL,
      line bigint NOT NULL,
      column_name text NOT NULL,
      value text NOT NULL,
      reason text NOT NULL,
      cells text[] NOT NULL,
      PRIMARY KEY (workspace_id, import_id, line, column_name),
      FOREIGN KEY (workspace_id, import_id) REFERENCES imports (workspace_id, id) ON DELETE CASCADE
    );
    CREATE TABLE dead_letters (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      id bigint GENERATED ALWAYS AS IDENTITY,
      kind text NOT NULL,
      entry jsonb NOT NULL,
      reason text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (workspace_id, id)
    );
    CREATE TABLE idempotent_answers (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      key text NOT NULL,
      request_hash bytea NOT NULL,
      status int,
      body jsonb,
      created_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (workspace_id, key)
    );
  `.execute(db);
  for (const table of ["jobs", "imports", "import_errors", "dead_letters", "idempotent_answers"])
    await secureByWorkspace(db, table);
}
