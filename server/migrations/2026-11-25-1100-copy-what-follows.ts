// What the columnar copy follows: each row carries the transaction that last wrote it, by its default and, for an update, by a
// trigger; a row that goes leaves its key. So what was committed since a snapshot is found however late it was committed. The
// number is a bigint, since a BRIN index, which leaves the log's rows their updates in place, has no order for xid8.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";
import { copyFollows } from "../platform/migrate-copy.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE FUNCTION mark_for_copy() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.sync_xid := pg_current_xact_id()::text::bigint;
      RETURN NEW;
    END $$;

    CREATE TABLE copy_deletions (
      sync_xid bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
      workspace_id bigint NOT NULL,
      key bigint NOT NULL,
      table_name text NOT NULL
    );
    COMMENT ON TABLE copy_deletions IS 'Keys of rows that went, until the columnar copy has heard of them';
    CREATE INDEX copy_deletions_sync ON copy_deletions (sync_xid);

    -- Whoever deletes may write here through this alone.
    CREATE FUNCTION note_deletion_for_copy() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    BEGIN
      INSERT INTO copy_deletions (workspace_id, key, table_name)
        VALUES (OLD.workspace_id, (to_jsonb(OLD) ->> TG_ARGV[0])::bigint, TG_TABLE_NAME);
      RETURN NULL;
    END $$;

    CREATE TABLE copy_owner (
      one boolean PRIMARY KEY DEFAULT true CHECK (one),
      url text NOT NULL,
      since timestamptz NOT NULL DEFAULT now(),
      loaded_at timestamptz,
      rebuild_asked_at timestamptz
    );
    COMMENT ON TABLE copy_owner IS 'The process that keeps the columnar copy, while it holds the advisory lock';
  `.execute(db);
  await secureByWorkspace(db, "copy_deletions");
  await copyFollows(db, "customers", "id");
  await copyFollows(db, "customer_totals", "customer_id");
  await copyFollows(db, "orders", "id");
  await copyFollows(db, "messages", "id", "brin");
}
