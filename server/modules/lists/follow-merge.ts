// The lists that a customer who is merged into another is on: the survivor is on each of them afterwards.
import { sql } from "kysely";
import type { MergeFollower } from "../customers/index.ts";

interface Membership {
  list_id: string;
  added_at: string;
  /** The survivor was not on it before. */
  fresh: boolean;
}

export const followMerge: MergeFollower = {
  kind: "lists",
  async move({ trx, workspaceId, from, to }): Promise<Membership[]> {
    const { rows } = await sql<Membership>`
      WITH left_lists AS (
        DELETE FROM list_members WHERE workspace_id = ${workspaceId} AND customer_id = ${from} RETURNING list_id, added_at
      ), joined AS (
        INSERT INTO list_members (workspace_id, list_id, customer_id, added_at)
        SELECT ${workspaceId}, list_id, ${to}, added_at FROM left_lists ON CONFLICT DO NOTHING RETURNING list_id
      )
      SELECT list_id, to_json(added_at) #>> '{}' AS added_at, list_id IN (SELECT list_id FROM joined) AS fresh
      FROM left_lists`.execute(trx);
    return rows;
  },
  /** Of a list that the survivor was taken off since, nobody is put on again. */
  async moveBack({ trx, workspaceId, from, to }, moved) {
    await sql`
      WITH moved AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS m (list_id bigint, added_at timestamptz, fresh boolean)
      ), still AS (
        SELECT m.* FROM moved AS m JOIN list_members AS l
          ON l.workspace_id = ${workspaceId} AND l.list_id = m.list_id AND l.customer_id = ${from}
      ), off AS (
        DELETE FROM list_members AS l USING still AS s
        WHERE l.workspace_id = ${workspaceId} AND l.list_id = s.list_id AND l.customer_id = ${from} AND s.fresh
      )
      INSERT INTO list_members (workspace_id, list_id, customer_id, added_at)
      SELECT ${workspaceId}, list_id, ${to}, added_at FROM still ON CONFLICT DO NOTHING`.execute(trx);
  },
};
