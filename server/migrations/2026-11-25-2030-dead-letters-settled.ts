// Dead letters get to be dealt with: how each came in, how often it was replayed, and how it ended. A settled one stays for a
// while, so that what became of it can be looked up.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE dead_letters
      ADD source text NOT NULL DEFAULT 'api',
      ADD state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'replayed', 'dismissed')),
      ADD tries int NOT NULL DEFAULT 0,
      ADD edited_at timestamptz,
      ADD settled_at timestamptz,
      ADD settled_by text;
    UPDATE dead_letters SET kind = 'delivery', source = coalesce(entry->'source'->>'kind', 'api') WHERE kind = 'source';
    UPDATE dead_letters SET source = 'vendor' WHERE kind = 'receipt';
    CREATE INDEX dead_letters_newest ON dead_letters (workspace_id, state, created_at DESC, id DESC);
    COMMENT ON COLUMN dead_letters.settled_by IS 'Who or what replayed or dismissed it, by its name then';
  `.execute(db);
}
