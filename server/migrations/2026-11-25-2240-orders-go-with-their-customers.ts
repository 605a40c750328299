// Orders go with their customers by one statement for all that are deleted, as items go with their orders, instead of a reference
// that looks up and locks the customer of every order as it is written: the writer has locked them all a moment before.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE orders DROP CONSTRAINT orders_workspace_id_customer_id_fkey;
    CREATE FUNCTION remove_orders_of_customers() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      DELETE FROM orders AS o USING gone WHERE o.workspace_id = gone.workspace_id AND o.customer_id = gone.id;
      RETURN NULL;
    END $$;
    CREATE TRIGGER customers_take_their_orders AFTER DELETE ON customers REFERENCING OLD TABLE AS gone
      FOR EACH STATEMENT EXECUTE FUNCTION remove_orders_of_customers();
    COMMENT ON COLUMN orders.customer_id IS
      'No foreign key: who writes orders has locked their customers, and orders go with their customers by a trigger';
  `.execute(db);
}
