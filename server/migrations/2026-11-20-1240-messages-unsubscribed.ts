// When the reader of a message asked for no more of them, so that a report told twice withdraws consent once.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`ALTER TABLE messages ADD unsubscribed_at timestamptz`.execute(db);
}
