// The first line of every customer's story: when they came, and from where.
import { sql } from "kysely";
import type { TimelineSource } from "./timeline.ts";

export const beginning: TimelineSource = {
  kind: "created",
  async read(trx, { workspace, customerId, before }) {
    let query = trx
      .selectFrom("customers")
      .where("workspace_id", "=", workspace.id)
      .where("id", "=", customerId)
      .select(["id", "created_at", "source", sql<string>`${exactly(sql.ref("created_at"))}`.as("at")]);
    if (before)
      query = query.where(sql<boolean>`(created_at, id) < (${before.at}::timestamptz, ${before.id}::bigint)`);
    const rows = await query.execute();
    return rows.map(({ id, at, created_at, source }) => ({
      id,
      at,
      entry: { kind: "created", at: created_at.toISOString(), source },
    }));
  },
};

/** An instant to the microsecond, as text that sorts. */
export function exactly(instant: ReturnType<typeof sql.ref>) {
  return sql<string>`to_char(${instant}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
