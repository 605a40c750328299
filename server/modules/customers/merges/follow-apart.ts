// Who is known to be another than the customer who is merged is another than the survivor too, and is proposed with them no more.
import { sql } from "kysely";
import type { MergeFollower } from "./followers.ts";
import { compareAgain } from "./to-compare.ts";

interface Other {
  other: string;
  /** Nobody had said so of the survivor. */
  fresh: boolean;
}

export const followApart: MergeFollower = {
  kind: "apart",
  async move({ trx, workspaceId, from, to }): Promise<Other[]> {
    const { rows } = await sql<Other>`
      WITH gone AS (
        DELETE FROM customers_apart WHERE workspace_id = ${workspaceId} AND (one = ${from} OR other = ${from})
        RETURNING CASE WHEN one = ${from} THEN other ELSE one END AS other
      ), said AS (
        INSERT INTO customers_apart (workspace_id, one, other)
        SELECT ${workspaceId}, least(other, ${to}), greatest(other, ${to}) FROM gone WHERE other <> ${to}
        ON CONFLICT DO NOTHING RETURNING one, other
      )
      SELECT other, EXISTS (SELECT FROM said WHERE gone.other IN (said.one, said.other)) AS fresh FROM gone`.execute(
      trx,
    );
    if (rows.length > 0) await compareAgain(trx, workspaceId, [to]);
    return rows;
  },
  /** Of those who are still there. */
  async moveBack({ trx, workspaceId, from, to }, moved) {
    const others = moved as Other[];
    if (others.length === 0) return;
    await sql`
      WITH moved AS (
        SELECT m.* FROM jsonb_to_recordset(${JSON.stringify(others)}::jsonb) AS m (other bigint, fresh boolean)
          JOIN customers AS c ON c.workspace_id = ${workspaceId} AND c.id = m.other
      ), back AS (
        DELETE FROM customers_apart AS a USING moved AS m
        WHERE m.fresh AND a.workspace_id = ${workspaceId} AND a.one = least(m.other, ${from}) AND a.other = greatest(m.other, ${from})
      )
      INSERT INTO customers_apart (workspace_id, one, other)
      SELECT ${workspaceId}, least(other, ${to}), greatest(other, ${to}) FROM moved ON CONFLICT DO NOTHING`.execute(
      trx,
    );
    await compareAgain(trx, workspaceId, [from]);
  },
};
