// Whom a campaign leaves out of its audience: a list of rules.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`ALTER TABLE campaigns ADD exclude jsonb NOT NULL DEFAULT '[]'`.execute(db);
}
