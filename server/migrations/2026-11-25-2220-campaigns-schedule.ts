// When a campaign goes out: at once, at a time, or to each at their own best time; and of each message, the moment before
// which it waits.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE campaigns
      ADD schedule jsonb NOT NULL DEFAULT '{"kind": "now"}',
      DROP CONSTRAINT campaigns_state_check,
      ADD CONSTRAINT campaigns_state_check
        CHECK (state IN ('draft', 'scheduled', 'launching', 'sending', 'paused', 'done', 'cancelled'));
    ALTER TABLE messages ADD due_at timestamptz;
    COMMENT ON COLUMN messages.due_at IS 'It waits for this moment, its reader''s own best time; null: it goes out as soon as it can';
  `.execute(db);
}
