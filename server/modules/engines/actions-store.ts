// The log of what was asked of engines. What is older than a quarter of a year goes as new entries come.
import type { Insertable, Selectable, Updateable } from "kysely";
import { AppError } from "../../../contract/errors.ts";
import type { Trx } from "../../platform/database.ts";
import type { EngineActionsTable } from "./tables.ts";

export type ActionRow = Selectable<EngineActionsTable>;

const keptDays = 90;

export async function insertAction(trx: Trx, values: Insertable<EngineActionsTable>): Promise<string> {
  const oldest = new Date(values.asked_at.getTime() - keptDays * 86_400_000);
  await trx
    .deleteFrom("engine_actions")
    .where("workspace_id", "=", values.workspace_id)
    .where("asked_at", "<", oldest)
    .execute();
  const { id } = await trx
    .insertInto("engine_actions")
    .values(values)
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function changeAction(
  trx: Trx,
  workspaceId: string,
  id: string,
  change: Updateable<EngineActionsTable>,
): Promise<void> {
  await trx
    .updateTable("engine_actions")
    .set(change)
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

export async function actionOf(trx: Trx, workspaceId: string, id: string): Promise<ActionRow> {
  const row = await trx
    .selectFrom("engine_actions")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row) return row;
  throw noAction(id);
}

/** How many were erased: all of the workspace's, unless one is named. */
export async function eraseActions(trx: Trx, workspaceId: string, id?: string): Promise<number> {
  const base = trx.deleteFrom("engine_actions").where("workspace_id", "=", workspaceId);
  const { numDeletedRows } = await (id ? base.where("id", "=", id) : base).executeTakeFirstOrThrow();
  if (id && numDeletedRows === 0n) throw noAction(id);
  return Number(numDeletedRows);
}

const noAction = (id: string) => new AppError("not_found", `There is no question ${id} in the log`);
