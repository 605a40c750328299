// What one message costs each shop on each channel. A channel without a row has no known price.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE message_prices (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      channel text NOT NULL CHECK (channel IN ('email', 'sms', 'whatsapp', 'push', 'in_app')),
      price numeric(12, 4) NOT NULL CHECK (price >= 0),
      PRIMARY KEY (workspace_id, channel)
    );
    COMMENT ON COLUMN message_prices.price IS 'In major units of the workspace''s currency, since a message may cost less than a minor one'
  `.execute(db);
  await secureByWorkspace(db, "message_prices");
}
