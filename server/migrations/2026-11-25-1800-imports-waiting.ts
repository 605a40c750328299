// What a running import waits for, in words: room on the disk.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`ALTER TABLE imports ADD waiting text`.execute(db);
}
