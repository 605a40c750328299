// Of an audience, from which amount on those who spent most are few enough to be written to.
import { type RawBuilder, sql } from "kysely";
import type { Channel } from "../../../contract/messages.ts";
import type { ActorWorkspace } from "../../actor.ts";
import { singleValue } from "../../lent.ts";
import type { Trx } from "../../platform/database.ts";
import { lentOrders } from "../orders/index.ts";
import { reachedPeople } from "../policy/index.ts";

const { from, workspaceId, customerId, at, counts, columns } = lentOrders;

interface Asked {
  workspace: ActorWorkspace;
  channel: Channel;
  audience: RawBuilder<unknown>;
  /** Messages that can be paid for. */
  most: number;
  asOf: Date;
}

/**
 * Minor units; null where even those who spent most are too many, having spent the same. Customers of one address get one
 * message, and count once, by whoever of them spent most.
 */
export async function mostSpentFrom(
  trx: Trx,
  { workspace, channel, audience, most, asOf }: Asked,
): Promise<number | null> {
  const people = reachedPeople({ workspaceId: workspace.id, channel, consent: workspace.consent, audience });
  const { rows } = await sql<{ amount: string | null }>`
    WITH willing AS MATERIALIZED (
      SELECT customer_id, lower(address) AS address FROM (${people}) AS people
      WHERE address IS NOT NULL AND outcome <> 'suppressed'),
    spent AS (
      SELECT ${customerId} AS customer_id, sum(${singleValue(columns.total)}) AS amount FROM ${from}
      WHERE ${workspaceId} = ${workspace.id} AND ${counts} AND ${at} <= ${asOf}
        AND ${customerId} IN (SELECT customer_id FROM willing)
      GROUP BY 1),
    addresses AS (
      SELECT address, max(coalesce(spent.amount, 0)) AS amount FROM willing LEFT JOIN spent USING (customer_id) GROUP BY 1),
    ranked AS (SELECT amount, count(*) OVER (ORDER BY amount DESC) AS so_far FROM addresses)
    SELECT min(amount)::text AS amount FROM ranked WHERE so_far <= ${most}
  `.execute(trx);
  const amount = rows[0]?.amount ?? null;
  return amount === null ? null : Number(amount);
}
