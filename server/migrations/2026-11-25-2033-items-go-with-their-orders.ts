// Items go with their orders by one statement for all that are deleted, instead of a reference that every item looks up as it is
// written: two look-ups for each order that comes in, of rows that the same transaction wrote a moment before.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE order_items DROP CONSTRAINT order_items_workspace_id_order_id_fkey;
    CREATE FUNCTION remove_items_of_orders() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      DELETE FROM order_items AS i USING gone WHERE i.workspace_id = gone.workspace_id AND i.order_id = gone.id;
      RETURN NULL;
    END $$;
    CREATE TRIGGER orders_take_their_items AFTER DELETE ON orders REFERENCING OLD TABLE AS gone
      FOR EACH STATEMENT EXECUTE FUNCTION remove_items_of_orders();
    COMMENT ON COLUMN order_items.order_id IS 'No foreign key: orders and their items are written in one transaction, and go together by a trigger';
  `.execute(db);
}
