// Reads and writes the jobs' rows.
import type { Insertable, Selectable, Updateable } from "kysely";
import type { Trx } from "../../platform/database.ts";
import type { JobsTable } from "./tables.ts";

export type JobRow = Selectable<JobsTable>;

export function insertJob(trx: Trx, row: Insertable<JobsTable>): Promise<JobRow> {
  return trx.insertInto("jobs").values(row).returningAll().executeTakeFirstOrThrow();
}

/** Undefined where there is no such job, or it has ended already: an ended job stays as it ended. */
export function changeJob(
  trx: Trx,
  workspaceId: string,
  id: string,
  change: Updateable<JobsTable>,
): Promise<JobRow | undefined> {
  return trx
    .updateTable("jobs")
    .set(change)
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("finished_at", "is", null)
    .returningAll()
    .executeTakeFirst();
}

export function findJob(trx: Trx, workspaceId: string, id: string): Promise<JobRow | undefined> {
  return trx
    .selectFrom("jobs")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Those under way and those that ended after `since`, newest first. */
export function recentJobs(trx: Trx, workspaceId: string, since: Date): Promise<JobRow[]> {
  return trx
    .selectFrom("jobs")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where((eb) => eb.or([eb("finished_at", "is", null), eb("finished_at", ">", since)]))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(100)
    .execute();
}
