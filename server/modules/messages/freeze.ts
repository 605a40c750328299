// The statement that writes a campaign's audience into the log. It is lent to the one that also writes the chunks.
import { type RawBuilder, sql } from "kysely";
import type { Channel } from "../../../contract/messages.ts";

export interface Freezing {
  workspaceId: string;
  campaignId: string;
  channel: Channel;
  at: Date;
  /** Messages a chunk. */
  chunkSize: number;
  /** One row a customer: `customer_id`, `address`, `outcome` (queued, suppressed or skipped) and `reason`. */
  people: RawBuilder<unknown>;
}

/** Writes one message a customer and returns each one's `chunk`; those not to be sent have no chunk (-1). */
export function frozenMessages(freezing: Freezing) {
  const { workspaceId, campaignId, channel, at, chunkSize, people } = freezing;
  return sql`
    INSERT INTO messages (workspace_id, campaign_id, customer_id, chunk, queued_at, outcome, reason, channel, address)
    SELECT ${workspaceId}, ${campaignId}, customer_id,
      CASE WHEN outcome = 'queued'
        THEN (row_number() OVER (PARTITION BY outcome ORDER BY customer_id) - 1) / ${sql.lit(chunkSize)} ELSE -1 END,
      ${at}, outcome, reason, ${channel}, address
    FROM (${people}) AS people
    RETURNING chunk`;
}
