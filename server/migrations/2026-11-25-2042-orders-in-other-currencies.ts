// Orders paid in another currency than the workspace's: the amounts as they were paid and the rate they were converted by stand
// beside the converted ones, which everything else counts with. The workspace's own table of rates says what a rate was from when on.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE currency_rates (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      currency text NOT NULL,
      valid_from date NOT NULL,
      starts_at timestamptz NOT NULL,
      rate numeric(20, 10) NOT NULL CHECK (rate > 0),
      PRIMARY KEY (workspace_id, currency, valid_from)
    );
    COMMENT ON COLUMN currency_rates.rate IS 'Of the workspace''s currency for one of this';
    COMMENT ON COLUMN currency_rates.starts_at IS 'The beginning of that day in the workspace';
    ALTER TABLE orders ADD original_currency text, ADD original_total bigint, ADD original_discount bigint,
      ADD original_refunded bigint, ADD exchange_rate numeric(20, 10),
      ADD rate_from text CHECK (rate_from IN ('order', 'table'));
    CREATE INDEX orders_converted ON orders (workspace_id, original_currency, id) WHERE original_currency IS NOT NULL;
    ALTER TABLE order_items ADD original_price numeric(18, 4);
    COMMENT ON COLUMN order_items.original_price IS 'In the order''s original currency; null where it was paid in the workspace''s';
  `.execute(db);
  await secureByWorkspace(db, "currency_rates");
}
