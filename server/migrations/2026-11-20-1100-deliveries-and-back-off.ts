// What a launched campaign is being sent with, frozen at launch beside its chunks; when a vendor that failed may be tried
// again, shared by all processes; and a campaign's figures as last counted from the log, so that a list reads them at once.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE deliveries (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      campaign_id bigint NOT NULL,
      connection_id bigint NOT NULL,
      channel text NOT NULL,
      subject text NOT NULL,
      body text NOT NULL,
      scope jsonb NOT NULL,
      state text NOT NULL DEFAULT 'sending' CHECK (state IN ('sending', 'paused', 'stopped', 'finished')),
      PRIMARY KEY (workspace_id, campaign_id),
      FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns (workspace_id, id) ON DELETE CASCADE
    );
    COMMENT ON COLUMN deliveries.scope IS 'What the message may say of workspace and campaign, and how it says dates and money';
    COMMENT ON COLUMN deliveries.state IS 'stopped: what waits is skipped, and receipts are awaited; finished: every message has its end';
    CREATE INDEX deliveries_open ON deliveries (workspace_id, campaign_id) WHERE state <> 'finished';

    ALTER TABLE connections ADD failures int NOT NULL DEFAULT 0, ADD retry_at timestamptz;
    COMMENT ON COLUMN connections.failures IS 'In a row';
    COMMENT ON COLUMN connections.retry_at IS 'Nothing is handed to the vendor before this moment';

    -- Checking a reference to one and the same row a million times made a launch four times as long. The reference to
    -- customers stays, and takes a message away with its reader and its workspace.
    ALTER TABLE messages DROP CONSTRAINT messages_workspace_id_fkey, DROP CONSTRAINT messages_workspace_id_campaign_id_fkey;

    ALTER TABLE campaigns ADD stats jsonb, ADD counted_at timestamptz;
  `.execute(db);
  await secureByWorkspace(db, "deliveries");
}
