// Writes a launched campaign down: what is sent, and in one statement every customer's message with its chunk.
import { type RawBuilder, sql } from "kysely";
import type { MessageContent } from "../../../contract/campaigns.ts";
import type { Channel } from "../../../contract/messages.ts";
import type { Trx } from "../../platform/database.ts";
import type { Messages } from "../messages/index.ts";
import type { DeliveryScope } from "./tables.ts";

export interface Launch {
  workspaceId: string;
  campaignId: string;
  connectionId: string;
  channel: Channel;
  message: MessageContent;
  scope: DeliveryScope;
  at: Date;
  /** One row a customer, as policy decides: `customer_id`, `address`, `outcome`, `reason`; with `due`, also `due_at`. */
  people: RawBuilder<unknown>;
  due?: boolean;
  /** What the clock says while this is written: due moments are kept as so much later by the database's own. */
  now: Date;
}

/** One chunk is one request to the vendor. */
const chunkSize = 500;

/** Answers how many messages were written. */
export async function freeze(trx: Trx, messages: Messages, launch: Launch): Promise<number> {
  const { workspaceId, campaignId } = launch;
  await trx
    .insertInto("deliveries")
    .values({
      workspace_id: workspaceId,
      campaign_id: campaignId,
      connection_id: launch.connectionId,
      channel: launch.channel,
      subject: launch.message.subject,
      body: launch.message.body,
      scope: JSON.stringify(launch.scope),
    })
    .execute();
  // A large audience is sorted, by address and by id; in memory that takes half the time.
  await sql`SET LOCAL work_mem = '64MB'`.execute(trx);
  const { rows } = await sql<{ audience: number }>`
    WITH written AS (${messages.frozen({ ...launch, chunkSize })}),
    chunked AS (
      INSERT INTO chunks (workspace_id, campaign_id, chunk, next_try_at)
      SELECT ${workspaceId}, ${campaignId}, chunk, coalesce(now() + (min(due_at) - ${launch.now}::timestamptz), now())
      FROM written WHERE chunk >= 0 GROUP BY chunk
    )
    SELECT count(*)::int AS audience FROM written
  `.execute(trx);
  return rows[0]!.audience;
}
