// The figures that are kept beside a campaign, and its log. They follow the log by a moment.
import { type Expression, sql } from "kysely";
import type { Database } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import { compareBoth, type Recount } from "../../platform/recount.ts";
import type { Messages } from "../messages/index.ts";

export function campaignRecount(
  database: Database,
  messages: Messages,
  refresh: (workspaceId: string, id: string) => Promise<void>,
): Recount {
  const counted = (workspaceId: Expression<unknown>) => messages.countOf(workspaceId, sql.ref("c.id"));
  return {
    name: "outcomes of campaigns",
    follows: true,
    compare: (trx, workspaceId) =>
      compareBoth(
        trx,
        sql`
        SELECT c.id::text, c.stats - 'ordered' - 'revenue' || jsonb_build_object('audience_size', c.audience_size) AS kept,
          to_jsonb(counted) || jsonb_build_object('audience_size', counted.audience) AS counted
        FROM campaigns AS c, LATERAL (${counted(sql.ref("c.workspace_id"))}) AS counted
        WHERE c.workspace_id = ${workspaceId} AND c.state NOT IN ('draft', 'launching') AND c.stats IS NOT NULL`,
      ),
    async mend(workspaceId, ids) {
      await database.inWorkspace(workspaceId, (trx) =>
        sql`
        UPDATE campaigns AS c SET audience_size = (SELECT audience FROM (${counted(sql.val(workspaceId))}) AS counted)
        WHERE c.workspace_id = ${workspaceId} AND c.id = ANY (${pgList(ids)}::bigint[])`.execute(trx),
      );
      for (const id of ids) await refresh(workspaceId, id);
    },
  };
}
