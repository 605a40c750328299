// Orders and items belong to a workspace through their customer and their order: a reference of their own to the workspace
// holds nothing more, and looking it up cost a sixth of every insert.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE orders DROP CONSTRAINT orders_workspace_id_fkey;
    ALTER TABLE order_items DROP CONSTRAINT order_items_workspace_id_fkey;
  `.execute(db);
}
