// The messages of a customer who is merged into another go along. Each remembers whom it was frozen for first, since the
// survivor may have had one of the same campaign.
import { sql } from "kysely";
import { pgList } from "../../platform/pg-list.ts";
import type { MergeFollower } from "../customers/index.ts";

export const followMerge: MergeFollower = {
  kind: "messages",
  async move({ trx, workspaceId, from, to }) {
    const { rows } = await sql<{ id: string }>`
      UPDATE messages SET customer_id = ${to}, merged_from = coalesce(merged_from, ${from}::bigint)
      WHERE workspace_id = ${workspaceId} AND customer_id = ${from} RETURNING id`.execute(trx);
    return rows.map(({ id }) => id);
  },
  async moveBack({ trx, workspaceId, from, to }, moved) {
    await sql`
      UPDATE messages SET customer_id = ${to}, merged_from = nullif(merged_from, ${to}::bigint)
      WHERE workspace_id = ${workspaceId} AND customer_id = ${from} AND id = ANY (${pgList(moved as string[])}::bigint[])`.execute(
      trx,
    );
  },
};
