// The orders of a customer, as lines of their story.
import { sql } from "kysely";
import { toMajor } from "../../../contract/values.ts";
import { exactly, type TimelineSource } from "../customers/index.ts";

export const orderLines: TimelineSource = {
  kind: "order",
  async read(trx, { workspace, customerId, before, limit }) {
    let query = trx
      .selectFrom("orders")
      .where("workspace_id", "=", workspace.id)
      .where("customer_id", "=", customerId)
      .select(["id", "external_id", "ordered_at", "status", "total", "currency", "items_count"])
      .select(exactly(sql.ref("ordered_at")).as("at"))
      .orderBy(sql`ordered_at desc, id desc`)
      .limit(limit);
    if (before)
      query = query.where(sql<boolean>`(ordered_at, id) < (${before.at}::timestamptz, ${before.id}::bigint)`);
    const rows = await query.execute();
    return rows.map(({ at, ordered_at, items_count, ...order }) => ({
      at,
      id: order.id,
      entry: {
        kind: "order",
        at: ordered_at.toISOString(),
        order: { ...order, total: toMajor(order.total, order.currency), items: items_count },
      },
    }));
  },
};
