// What the assistant's panel offered to do for a question, and what came of each step; it goes when the question is erased.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`ALTER TABLE engine_actions ADD COLUMN steps jsonb NOT NULL DEFAULT '[]'`.execute(db);
}
