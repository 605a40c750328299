// The events of a customer, as lines of their story.
import { sql } from "kysely";
import type { ShopEvent } from "../../../contract/events.ts";
import { exactly, type TimelineSource } from "../customers/index.ts";

export const eventLines: TimelineSource = {
  kind: "event",
  async read(trx, { workspace, customerId, before, limit }) {
    let query = trx
      .selectFrom("events")
      .where("workspace_id", "=", workspace.id)
      .where("customer_id", "=", customerId)
      .select(["id", "name", "occurred_at", "properties", exactly(sql.ref("occurred_at")).as("at")])
      .orderBy(sql`occurred_at desc, id desc`)
      .limit(limit);
    if (before)
      query = query.where(
        sql<boolean>`(occurred_at, id) < (${before.at}::timestamptz, ${before.id}::bigint)`,
      );
    const rows = await query.execute();
    return rows.map(({ at, id, name, occurred_at, properties }) => ({
      at,
      id,
      entry: {
        kind: "event",
        at: occurred_at.toISOString(),
        event: { id, name, properties: properties as ShopEvent["properties"] },
      },
    }));
  },
};
