// How far a run came with writing, so that the next one goes on there.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`ALTER TABLE imports ADD COLUMN checkpoint jsonb`.execute(db);
}
