// The colours by which a shop is known, for the pictures that go with its messages.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE brands
      ADD main_color text NOT NULL DEFAULT '',
      ADD second_color text NOT NULL DEFAULT ''
  `.execute(db);
}
