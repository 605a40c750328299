// Which model draws pictures, beside the one that writes, and what a picture of it costs.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE engine_settings
      ADD image_model text NOT NULL DEFAULT '',
      ADD image_price double precision;
    COMMENT ON COLUMN engine_settings.image_price IS 'US dollars for one picture'
  `.execute(db);
}
