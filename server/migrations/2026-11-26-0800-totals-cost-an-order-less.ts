// What keeps totals right costs every order less. A trigger before an update has each row locked on its own, with an entry in the
// log, even where it is not called; one after it has not. And whoever writes totals has locked their customers, so that a
// reference that looks each up holds nothing more: totals go with their customers as orders do, by one statement for all.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE FUNCTION mark_totals_for_copy() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      current bigint := pg_current_xact_id()::text::bigint;
    BEGIN
      UPDATE customer_totals SET sync_xid = current
      WHERE workspace_id = NEW.workspace_id AND customer_id = NEW.customer_id AND sync_xid <> current;
      RETURN NULL;
    END $$;
    DROP TRIGGER mark_for_copy ON customer_totals;
    CREATE TRIGGER mark_for_copy AFTER UPDATE ON customer_totals FOR EACH ROW
      WHEN (NEW.sync_xid = OLD.sync_xid) EXECUTE FUNCTION mark_totals_for_copy();

    ALTER TABLE customer_totals DROP CONSTRAINT customer_totals_workspace_id_customer_id_fkey;
    CREATE FUNCTION remove_totals_of_customers() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      DELETE FROM customer_totals AS t USING gone WHERE t.workspace_id = gone.workspace_id AND t.customer_id = gone.id;
      RETURN NULL;
    END $$;
    CREATE TRIGGER customers_take_their_totals AFTER DELETE ON customers REFERENCING OLD TABLE AS gone
      FOR EACH STATEMENT EXECUTE FUNCTION remove_totals_of_customers();
    COMMENT ON COLUMN customer_totals.customer_id IS
      'No foreign key: who writes totals has locked their customers, and totals go with their customers by a trigger';
  `.execute(db);
}
