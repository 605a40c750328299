// The lists that a customer who is merged into another is on: the survivor is on each of them afterwards.
import { sql } from "kysely";
import type { MergeFollower } from "../customers/index.ts";
import { onTwice } from "./member-store.ts";

interface Membership {
  list_id: string;
  added_at: string;
  import_ids: string[] | null;
  /** The survivor was not on it before. */
  fresh: boolean;
  /** Which imports had put the survivor there. */
  own_import_ids: string[] | null;
}

export const followMerge: MergeFollower = {
  kind: "lists",
  async move({ trx, workspaceId, from, to }): Promise<Membership[]> {
    const { rows } = await sql<Membership>`
      WITH left_lists AS (
        DELETE FROM list_members WHERE workspace_id = ${workspaceId} AND customer_id = ${from}
        RETURNING list_id, added_at, import_ids
      ), joined AS (
        INSERT INTO list_members AS m (workspace_id, list_id, customer_id, added_at, import_ids)
        SELECT ${workspaceId}, list_id, ${to}, added_at, import_ids FROM left_lists ${onTwice}
      )
      SELECT l.list_id, to_json(l.added_at) #>> '{}' AS added_at, l.import_ids, own.customer_id IS NULL AS fresh,
        own.import_ids AS own_import_ids
      FROM left_lists AS l LEFT JOIN list_members AS own
        ON own.workspace_id = ${workspaceId} AND own.list_id = l.list_id AND own.customer_id = ${to}`.execute(
      trx,
    );
    return rows;
  },
  /** Of a list that the survivor was taken off since, nobody is put on again. By whom they are on one is as before, if still as left. */
  async moveBack({ trx, workspaceId, from, to }, moved) {
    await sql`
      WITH moved AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS m
          (list_id bigint, added_at timestamptz, import_ids bigint[], fresh boolean, own_import_ids bigint[])
      ), still AS (
        SELECT m.*, l.import_ids AS present FROM moved AS m JOIN list_members AS l
          ON l.workspace_id = ${workspaceId} AND l.list_id = m.list_id AND l.customer_id = ${from}
      ), off AS (
        DELETE FROM list_members AS l USING still AS s
        WHERE l.workspace_id = ${workspaceId} AND l.list_id = s.list_id AND l.customer_id = ${from} AND s.fresh
      ), own AS (
        UPDATE list_members AS l SET import_ids = s.own_import_ids FROM still AS s
        WHERE l.workspace_id = ${workspaceId} AND l.list_id = s.list_id AND l.customer_id = ${from} AND NOT s.fresh
          AND s.own_import_ids IS NOT NULL AND s.present IS NOT DISTINCT FROM
            CASE WHEN s.import_ids IS NOT NULL THEN s.own_import_ids || s.import_ids END
      )
      INSERT INTO list_members (workspace_id, list_id, customer_id, added_at, import_ids)
      SELECT ${workspaceId}, list_id, ${to}, added_at, CASE WHEN fresh THEN present ELSE import_ids END FROM still ON CONFLICT DO NOTHING`.execute(
      trx,
    );
  },
};
