// What a customer's orders come to gets a table of its own: an order then rewrites a narrow row with four short indexes
// instead of the customer's whole row with nine, which took a third of the time of taking orders in.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE customer_totals (
      workspace_id bigint NOT NULL,
      customer_id bigint NOT NULL,
      orders_total bigint NOT NULL,
      first_order_at timestamptz,
      last_order_at timestamptz,
      orders_count int NOT NULL,
      PRIMARY KEY (workspace_id, customer_id),
      FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id) ON DELETE CASCADE
    );
    COMMENT ON TABLE customer_totals IS 'Of the orders that count, net of refunds; no row where a customer never ordered';
    INSERT INTO customer_totals (workspace_id, customer_id, orders_total, first_order_at, last_order_at, orders_count)
      SELECT workspace_id, id, orders_total, first_order_at, last_order_at, orders_count FROM customers
      WHERE EXISTS (SELECT FROM orders WHERE orders.workspace_id = customers.workspace_id AND orders.customer_id = customers.id);
    ALTER TABLE customers DROP COLUMN orders_total, DROP COLUMN first_order_at, DROP COLUMN last_order_at,
      DROP COLUMN orders_count;
    CREATE INDEX customer_totals_last ON customer_totals (workspace_id, last_order_at DESC NULLS LAST, customer_id DESC);
    CREATE INDEX customer_totals_total ON customer_totals (workspace_id, orders_total DESC, customer_id DESC);
    CREATE INDEX customer_totals_count ON customer_totals (workspace_id, orders_count DESC, customer_id DESC);
  `.execute(db);
  await secureByWorkspace(db, "customer_totals");
}
