// How each shop sounds: its voice, the words it never uses, how it signs, and where its messages lead.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE brands (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      voice text NOT NULL DEFAULT '',
      tone text NOT NULL DEFAULT 'warm',
      language text NOT NULL DEFAULT 'en',
      forbidden_words text[] NOT NULL DEFAULT '{}',
      sign_off text NOT NULL DEFAULT '',
      link text NOT NULL DEFAULT '',
      PRIMARY KEY (workspace_id)
    )
  `.execute(db);
  await secureByWorkspace(db, "brands");
}
