// A rule about what was sold reads every line of the shop, and PostgreSQL finds a column without walking through those before it
// only while all of them have a fixed width. `sold_as` had come to lie behind two numerics and four columns that were dropped: of a
// pass over the lines, a good part went into walking. A table's columns keep their places, so the table is written anew.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE order_items RENAME TO order_items_before;
    CREATE TABLE order_items (
      workspace_id bigint NOT NULL,
      customer_id bigint NOT NULL,
      ordered_at timestamptz NOT NULL,
      sold_as bigint NOT NULL,
      counts boolean NOT NULL,
      line int NOT NULL,
      order_id bigint NOT NULL,
      total bigint NOT NULL,
      quantity numeric(18, 4) NOT NULL,
      price numeric(18, 4) NOT NULL,
      original_price numeric(18, 4)
    );
    INSERT INTO order_items
      SELECT workspace_id, customer_id, ordered_at, sold_as, counts, line, order_id, total, quantity, price, original_price
      FROM order_items_before;
    DROP TABLE order_items_before;
    ALTER TABLE order_items ADD PRIMARY KEY (workspace_id, order_id, line);
    CREATE INDEX order_items_customer ON order_items (workspace_id, customer_id);
    COMMENT ON TABLE order_items IS 'Columns of a fixed width come first, those that rules read at the front';
    COMMENT ON COLUMN order_items.order_id IS
      'No foreign key: orders and their items are written in one transaction, and go together by a trigger';
    COMMENT ON COLUMN order_items.sold_as IS
      'A row of products. No foreign key: products only go with their workspace, and the look-up would be paid by every item';
    COMMENT ON COLUMN order_items.original_price IS 'In the order''s original currency; null where it was paid in the workspace''s';
  `.execute(db);
  await secureByWorkspace(db, "order_items");
}
