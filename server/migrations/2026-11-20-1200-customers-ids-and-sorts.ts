// Customers get their ids before they are written, so that a batch knows them; and every sort of their list has its index.
import { type Kysely, sql } from "kysely";
import { appRole, type Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    GRANT USAGE ON SEQUENCE customers_id_seq TO ${sql.ref(appRole)};
    CREATE INDEX customers_orders_total ON customers (workspace_id, orders_total DESC, id DESC);
    CREATE INDEX customers_orders_count ON customers (workspace_id, orders_count DESC, id DESC);
    CREATE INDEX customers_name ON customers (workspace_id,
      (nullif(btrim(lower(coalesce(first_name, '') || ' ' || coalesce(last_name, ''))), '')), id);
    CREATE INDEX orders_total ON orders (workspace_id, total DESC, id DESC);
  `.execute(db);
}
