// TRUNCATE removes all rows of a table and tells of none, so that the columnar copy kept them until its next look found it out.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { copyHearsOfEmptying } from "../platform/migrate-copy.ts";

const copied = [
  "customers",
  "customer_totals",
  "orders",
  "order_items",
  "products",
  "events",
  "messages",
  "list_members",
  "scores",
];

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE copy_emptied (
      table_name text PRIMARY KEY,
      sync_xid bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint)
    );
    COMMENT ON TABLE copy_emptied IS 'Tables that were truncated, and by which transaction the last time';

    CREATE FUNCTION note_emptying_for_copy() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    BEGIN
      INSERT INTO copy_emptied (table_name) VALUES (TG_TABLE_NAME)
        ON CONFLICT (table_name) DO UPDATE SET sync_xid = EXCLUDED.sync_xid;
      RETURN NULL;
    END $$;
  `.execute(db);
  await copyHearsOfEmptying(db, copied);
}
