// The catalogue of events, and the names of those that came. It ends at a number of names, beyond which it need not have all.
import { sql } from "kysely";
import type { Database } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import { compareBoth, type Recount } from "../../platform/recount.ts";
import { mostNames } from "./discover.ts";

export function eventRecount(database: Database): Recount {
  return {
    name: "names of events",
    compare: (trx, workspaceId) =>
      compareBoth(
        trx,
        sql`
        SELECT name AS id, jsonb_build_object('in_the_catalogue', known.name IS NOT NULL) AS kept,
          jsonb_build_object('in_the_catalogue', true) AS counted
        FROM (SELECT DISTINCT name FROM events WHERE workspace_id = ${workspaceId}) AS came
        LEFT JOIN (SELECT name FROM event_names WHERE workspace_id = ${workspaceId}) AS known USING (name)
        WHERE (SELECT count(*) FROM event_names WHERE workspace_id = ${workspaceId}) < ${mostNames}::int`,
      ),
    mend: (workspaceId, names) =>
      database.inWorkspace(workspaceId, async (trx) => {
        await sql`
          INSERT INTO event_names (workspace_id, name)
          SELECT ${workspaceId}, name FROM unnest(${pgList(names.toSorted())}::text[]) AS t (name)
          ON CONFLICT DO NOTHING`.execute(trx);
      }),
  };
}
