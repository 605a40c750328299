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
  /**
   * One row a customer: `customer_id`, `address`, `outcome` (queued, suppressed or skipped) and `reason`; with `due`, also
   * `due_at`, and all messages of a chunk are due at the same moment.
   */
  people: RawBuilder<unknown>;
  due?: boolean;
}

/** Writes one message a customer and returns each one's `chunk` and `due_at`; those not to be sent have no chunk (-1). */
export function frozenMessages(freezing: Freezing) {
  const { workspaceId, campaignId, channel, at, due } = freezing;
  return sql`
    INSERT INTO messages (workspace_id, campaign_id, customer_id, chunk, queued_at, due_at, outcome, reason, channel, address)
    SELECT ${workspaceId}, ${campaignId}, customer_id, CASE WHEN outcome = 'queued' THEN chunk ELSE -1 END,
      ${at}, CASE WHEN outcome = 'queued' THEN due_at END, outcome, reason, ${channel}, address
    FROM (${due ? chunkedByDue(freezing) : chunked(freezing)}) AS people
    RETURNING chunk, due_at`;
}

function chunked({ people, chunkSize }: Freezing) {
  return sql`SELECT *, NULL::timestamptz AS due_at,
      (row_number() OVER (PARTITION BY outcome ORDER BY customer_id) - 1) / ${sql.lit(chunkSize)} AS chunk
    FROM (${people}) AS people`;
}

/** A chunk begins with each moment, and after so many of it; how many have begun is the chunk's number. */
function chunkedByDue({ people, chunkSize }: Freezing) {
  return sql`SELECT *, sum(begins) OVER (PARTITION BY outcome ORDER BY due_at, customer_id) - 1 AS chunk FROM (
      SELECT *, (row_number() OVER (PARTITION BY outcome, due_at ORDER BY customer_id) % ${sql.lit(chunkSize)} = 1)::int AS begins
      FROM (${people}) AS people
    ) AS people`;
}
