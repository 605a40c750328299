// Chunks are claimed by workers, of this process or another: a claim holds while its worker renews the lease, and falls to
// the next worker when that one dies. Times are the database's, which all workers share.
import { sql } from "kysely";
import type { Channel } from "../../../contract/messages.ts";
import type { Database, Trx } from "../../platform/database.ts";
import type { Connections } from "../connections/index.ts";
import type { DeliveryScope } from "./tables.ts";

export interface ClaimedChunk {
  workspace_id: string;
  campaign_id: string;
  chunk: number;
  /** Times it has been claimed, this one included: above 1, messages may have gone out already. */
  attempts: number;
  claimed_by: string;
  connection_id: string;
  channel: Channel;
  subject: string;
  body: string;
  scope: DeliveryScope;
  /** Nothing of it is to be sent any more. */
  stopped: boolean;
}

const lease = sql`now() + interval '15 seconds'`;

/** Takes one chunk that may be sent now, or of a stopped delivery. Low numbers go first, so that a small campaign does not wait behind a large one. */
export async function claimChunk(
  database: Database,
  connections: Connections,
  worker: string,
): Promise<ClaimedChunk | undefined> {
  const ready = connections.mayTry(sql`d.workspace_id`, sql`d.connection_id`);
  const { rows } = await sql<ClaimedChunk>`
    WITH next AS (
      SELECT c.workspace_id, c.campaign_id, c.chunk, d.connection_id, d.channel, d.subject, d.body, d.scope,
        d.state = 'stopped' AS stopped
      FROM chunks c JOIN deliveries d USING (workspace_id, campaign_id)
      WHERE c.state <> 'done' AND c.next_try_at <= now() AND (c.state = 'waiting' OR c.lease_until < now())
        AND (d.state = 'stopped' OR (d.state = 'sending' AND ${ready}))
      ORDER BY c.chunk, c.next_try_at LIMIT 1 FOR UPDATE OF c SKIP LOCKED
    )
    UPDATE chunks c SET state = 'claimed', claimed_by = ${worker}, lease_until = ${lease}, attempts = c.attempts + 1
    FROM next n WHERE c.workspace_id = n.workspace_id AND c.campaign_id = n.campaign_id AND c.chunk = n.chunk
    RETURNING c.workspace_id, c.campaign_id, c.chunk, c.attempts, c.claimed_by,
      n.connection_id, n.channel, n.subject, n.body, n.scope, n.stopped
  `.execute(database.system);
  return rows[0];
}

const mine = (
  chunk: ClaimedChunk,
) => sql`workspace_id = ${chunk.workspace_id} AND campaign_id = ${chunk.campaign_id}
  AND chunk = ${chunk.chunk} AND claimed_by = ${chunk.claimed_by} AND state = 'claimed'`;

export async function renewLease(trx: Trx, chunk: ClaimedChunk): Promise<void> {
  await sql`UPDATE chunks SET lease_until = ${lease} WHERE ${mine(chunk)}`.execute(trx);
}

export async function finishChunk(trx: Trx, chunk: ClaimedChunk): Promise<void> {
  await sql`UPDATE chunks SET state = 'done', claimed_by = NULL, lease_until = NULL WHERE ${mine(chunk)}`.execute(
    trx,
  );
}

/** What was to be tried later is looked at now. */
export async function bringForward(trx: Trx, workspaceId: string, campaignId: string): Promise<void> {
  await sql`
    UPDATE chunks SET next_try_at = now()
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND state = 'waiting' AND next_try_at > now()
  `.execute(trx);
}

/** Gives a chunk back, to be tried again after some seconds. */
export async function releaseChunk(trx: Trx, chunk: ClaimedChunk, seconds: number): Promise<void> {
  await sql`
    UPDATE chunks SET state = 'waiting', claimed_by = NULL, lease_until = NULL, next_try_at = now() + ${seconds}::float8 * interval '1 second'
    WHERE ${mine(chunk)}
  `.execute(trx);
}
