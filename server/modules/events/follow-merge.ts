// The events of a customer who is merged into another go along.
import { sql } from "kysely";
import { pgList } from "../../platform/pg-list.ts";
import type { MergeFollower, Moving } from "../customers/index.ts";

async function give({ trx, workspaceId, from, to }: Moving, ids?: readonly string[]): Promise<string[]> {
  const only = ids ? sql`AND id = ANY (${pgList(ids)}::bigint[])` : sql``;
  const { rows } = await sql<{ id: string }>`
    UPDATE events SET customer_id = ${to} WHERE workspace_id = ${workspaceId} AND customer_id = ${from} ${only}
    RETURNING id`.execute(trx);
  return rows.map(({ id }) => id);
}

export const followMerge: MergeFollower = {
  kind: "events",
  move: (moving) => give(moving),
  async moveBack(moving, moved) {
    await give(moving, moved as string[]);
  },
};
