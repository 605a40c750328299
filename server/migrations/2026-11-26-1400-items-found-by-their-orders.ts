// Only rules about one customer looked for items by whose they are; they now go by the customer's orders. Of what PostgreSQL takes for
// an order of two items this index was a fifteenth.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`DROP INDEX order_items_customer`.execute(db);
}
