// A customer's totals are rewritten with every order. Who writes them says by which transaction, as the trigger would, whose call
// for each row took a fifth of the update; it still stands for whoever does not say.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    DROP TRIGGER mark_for_copy ON customer_totals;
    CREATE TRIGGER mark_for_copy BEFORE UPDATE ON customer_totals FOR EACH ROW
      WHEN (NEW.sync_xid = OLD.sync_xid) EXECUTE FUNCTION mark_for_copy();
  `.execute(db);
}
