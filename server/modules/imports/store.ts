// The table of imports: one read, one written, one locked for a change of state, and what a run tells while it goes.
import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import { AppError } from "../../../contract/errors.ts";
import type { ImportRun } from "../../../contract/imports.ts";
import type { Trx } from "../../platform/database.ts";
import type { ImportsTable } from "./tables.ts";

export type ImportRow = Selectable<ImportsTable>;

const notFound = (id: string) => new AppError("not_found", `There is no import ${id} in this workspace.`);

export async function findImport(trx: Trx, workspaceId: string, id: string): Promise<ImportRow> {
  const row = await byId(trx, workspaceId, id).executeTakeFirst();
  if (row) return row;
  throw notFound(id);
}

/** The import, which nobody else changes until the transaction ends. */
export async function lockImport(trx: Trx, workspaceId: string, id: string): Promise<ImportRow> {
  const row = await byId(trx, workspaceId, id).forUpdate().executeTakeFirst();
  if (row) return row;
  throw notFound(id);
}

function byId(trx: Trx, workspaceId: string, id: string) {
  return trx.selectFrom("imports").selectAll().where("workspace_id", "=", workspaceId).where("id", "=", id);
}

export function insertImport(trx: Trx, values: Insertable<ImportsTable>): Promise<ImportRow> {
  return trx.insertInto("imports").values(values).returningAll().executeTakeFirstOrThrow();
}

export function changeImport(
  trx: Trx,
  workspaceId: string,
  id: string,
  change: Updateable<ImportsTable>,
): Promise<ImportRow> {
  return trx
    .updateTable("imports")
    .set(change)
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** What a run tells of itself; undefined where it was cancelled or started anew since. */
export function changeRun(
  trx: Trx,
  { workspace_id, id, run }: Pick<ImportRow, "workspace_id" | "id" | "run">,
  state: ImportRun["state"],
  change: Updateable<ImportsTable>,
): Promise<ImportRow | undefined> {
  return trx
    .updateTable("imports")
    .set({ ...change, touched_at: sql<Date>`now()` })
    .where("workspace_id", "=", workspace_id)
    .where("id", "=", id)
    .where("run", "=", run)
    .where("state", "=", state)
    .returningAll()
    .executeTakeFirst();
}

/** Throws `wrong_state` unless the import is in one of these states. */
export function mustBe(row: ImportRow, states: readonly ImportRun["state"][], otherwise: string): void {
  if (states.includes(row.state)) return;
  throw new AppError("wrong_state", `The import of ${row.file_name} ${stateWords[row.state]}. ${otherwise}`);
}

const stateWords: Record<ImportRun["state"], string> = {
  ready: "has not been started",
  running: "is running",
  done: "is done",
  cancelled: "was cancelled",
  failed: "has failed",
  undoing: "is being undone",
  undone: "was undone",
};
