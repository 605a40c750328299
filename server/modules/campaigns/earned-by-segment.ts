// What came of all campaigns that were sent to one segment. An order that followed several of them counts once.
import { sql } from "kysely";
import type { SegmentEarned } from "../../../contract/segment-life.ts";
import { toMajor } from "../../../contract/values.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Counts, Messages } from "../messages/index.ts";
import { ordersAfter } from "./earned.ts";

export async function earnedBySegment(
  trx: Trx,
  messages: Messages,
  { id: workspaceId, currency }: ActorWorkspace,
  segmentId: string,
): Promise<SegmentEarned> {
  const campaigns = await trx
    .selectFrom("campaigns")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("segment_id", "=", segmentId)
    .where("launched_at", "is not", null)
    .execute();
  const counts: Counts[] = [];
  for (const { id } of campaigns) counts.push(await messages.count(trx, workspaceId, id));
  const sumOf = (read: (counts: Counts) => number) => counts.reduce((sum, each) => sum + read(each), 0);
  const delivered = campaigns.map(({ id }) => messages.delivered(workspaceId, id));
  const { revenue, ...earned } =
    delivered.length === 0
      ? { ordered: 0, orders: 0, revenue: 0 }
      : await ordersAfter(trx, workspaceId, sql.join(delivered, sql` UNION ALL `));
  return {
    campaigns: campaigns.length,
    sent: sumOf(({ sent, delivered: arrived }) => sent + arrived),
    delivered: sumOf((each) => each.delivered),
    opened: sumOf((each) => each.opened),
    clicked: sumOf((each) => each.clicked),
    ...earned,
    revenue: toMajor(revenue, currency),
    currency,
  };
}
