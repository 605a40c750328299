// What came of a job, for those that have no page of their own to tell it.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE jobs ADD outcome text;
    COMMENT ON COLUMN jobs.outcome IS 'What came of it, in words; null where its subject tells';
  `.execute(db);
}
