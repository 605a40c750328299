// The scores of a customer who is merged into another: the survivor keeps their own, and takes these where they have none.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import type { MergeFollower } from "../customers/index.ts";

type ScoresRow = Record<string, unknown>;

interface Taken {
  row: ScoresRow;
  /** The survivor had none. */
  fresh: boolean;
}

/** Answers whether there were none. */
async function put(trx: Trx, row: ScoresRow): Promise<boolean> {
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  const { rows } = await sql`
    INSERT INTO scores (${columns})
    SELECT ${columns} FROM jsonb_populate_record(NULL::scores, ${JSON.stringify(row)}::jsonb)
    ON CONFLICT DO NOTHING RETURNING customer_id`.execute(trx);
  return rows.length > 0;
}

export const followMerge: MergeFollower = {
  kind: "scores",
  async move({ trx, workspaceId, from, to }): Promise<Taken | null> {
    // Without the mark that tells the columnar copy of a new row.
    const { rows } = await sql<{ row: ScoresRow }>`
      DELETE FROM scores WHERE workspace_id = ${workspaceId} AND customer_id = ${from}
      RETURNING to_jsonb(scores) - 'sync_xid' AS row`.execute(trx);
    const row = rows[0]?.row;
    return row ? { row, fresh: await put(trx, { ...row, customer_id: to }) } : null;
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
    await put(trx, row);
  },
};
