// A segment's size as it was last counted, and who was in it then.
import { sql } from "kysely";
import type { Database } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import { compareBoth, type Recount } from "../../platform/recount.ts";

const members = sql`coalesce((SELECT sum(cardinality(m.customers)) FROM segment_members AS m
  WHERE m.workspace_id = s.workspace_id AND m.segment_id = s.id), 0)`;

export function segmentRecount(database: Database): Recount {
  return {
    name: "sizes of segments",
    compare: (trx, workspaceId) =>
      compareBoth(
        trx,
        sql`
        SELECT s.id::text, jsonb_build_object('count', s.count) AS kept, jsonb_build_object('count', ${members}) AS counted
        FROM segments AS s WHERE s.workspace_id = ${workspaceId} AND s.count IS NOT NULL`,
      ),
    mend: (workspaceId, ids) =>
      database.inWorkspace(workspaceId, async (trx) => {
        const these = sql`s.workspace_id = ${workspaceId} AND s.id = ANY (${pgList(ids)}::bigint[])`;
        await sql`SELECT FROM segments AS s WHERE ${these} ORDER BY s.id FOR NO KEY UPDATE`.execute(trx);
        await sql`UPDATE segments AS s SET count = ${members} WHERE ${these}`.execute(trx);
      }),
  };
}
