// Uploads that hold tables instead of being one: archives with files, workbooks with sheets. And what an import's options
// say since: which of them is read, and the sign around cells.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE imports
      ADD COLUMN container text NOT NULL DEFAULT 'none' CHECK (container IN ('none', 'archive', 'workbook')),
      ADD COLUMN parts jsonb NOT NULL DEFAULT '[]';
    UPDATE imports SET options = '{"part":"","quote":"\\""}'::jsonb || options;
  `.execute(db);
}
