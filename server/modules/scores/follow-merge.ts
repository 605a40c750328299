// The scores of a customer who is merged into another: the survivor keeps their own, and takes these where they have none.
import { sql } from "kysely";
import type { MergeFollower } from "../customers/index.ts";

interface Taken {
  row: Record<string, unknown>;
  /** The survivor had none. */
  fresh: boolean;
}

export const followMerge: MergeFollower = {
  kind: "scores",
  async move({ trx, workspaceId, from, to }): Promise<Taken | null> {
    const { rows } = await sql<Taken>`
      WITH gone AS (
        DELETE FROM scores WHERE workspace_id = ${workspaceId} AND customer_id = ${from} RETURNING *
      ), taken AS (
        INSERT INTO scores SELECT (jsonb_populate_record(gone,
          jsonb_build_object('customer_id', ${to}::bigint, 'sync_xid', pg_current_xact_id()::text::bigint))).* FROM gone
        ON CONFLICT DO NOTHING RETURNING customer_id
      )
      SELECT to_jsonb(gone) - 'sync_xid' AS row, EXISTS (SELECT FROM taken) AS fresh FROM gone`.execute(trx);
    return rows[0] ?? null;
  },
  /** The survivor's stay if they were worked out anew since. */
  async moveBack({ trx, workspaceId, from }, moved) {
    const taken = moved as Taken | null;
    if (!taken) return;
    const { row, fresh } = taken;
    if (fresh)
      await sql`
        DELETE FROM scores WHERE workspace_id = ${workspaceId} AND customer_id = ${from}
          AND computed_at = ${row.computed_at}::timestamptz`.execute(trx);
    const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
    await sql`
      INSERT INTO scores (${columns})
      SELECT ${columns} FROM jsonb_populate_record(NULL::scores, ${JSON.stringify(row)}::jsonb) ON CONFLICT DO NOTHING`.execute(
      trx,
    );
  },
};
