// When each field of a customer or order was said, where the shop says when it changed it, so that updates in any order end
// the same. Null costs a bit, and is what a shop that never says so has.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE customers ADD field_versions jsonb;
    ALTER TABLE orders ADD field_versions jsonb;
  `.execute(db);
}
