// Undoes what an import did to lists. What came of it is kept with the import in the transaction that does it, since those who
// were taken off leave no trace.
import type { ImportUndo } from "../../../../contract/imports.ts";
import type { Trx } from "../../../platform/database.ts";
import type { LentLists, NextTaken, Place } from "../into-list.ts";
import { changeImport, findImport, type ImportRow } from "../store.ts";

/** Of imports that were undone before lists were, nobody was taken off. */
export function listUndo(undo: ImportUndo | null): ImportUndo["list"] {
  return undo?.list ?? { members_removed: 0, deleted: false };
}

/** Answers the last one looked at; none once all are through. */
export async function takeOffLists(
  trx: Trx,
  lists: LentLists,
  { workspace_id, id }: ImportRow,
  next: NextTaken,
): Promise<Place | undefined> {
  const { removed, last } = await lists.takeBack(trx, workspace_id, id, next);
  if (removed > 0)
    await keep(trx, workspace_id, id, (list) => ({
      ...list,
      members_removed: list.members_removed + removed,
    }));
  return last;
}

/** What another import is to put its customers on stays, unless that one was undone as well. */
export async function removeMadeLists(
  trx: Trx,
  lists: LentLists,
  { workspace_id, id }: ImportRow,
): Promise<void> {
  const chosen = await trx
    .selectFrom("imports")
    .select("list_id")
    .where("workspace_id", "=", workspace_id)
    .where("id", "<>", id)
    .where("list_id", "is not", null)
    .where("state", "<>", "undone")
    .execute();
  const kept = new Set(chosen.flatMap(({ list_id }) => list_id ?? []));
  const removed = await lists.removeMade(trx, workspace_id, id, kept);
  if (removed.length === 0) return;
  await trx
    .updateTable("imports")
    .set({ list_id: null })
    .where("workspace_id", "=", workspace_id)
    .where("list_id", "in", removed)
    .execute();
  await keep(trx, workspace_id, id, (list) => ({ ...list, deleted: true }));
}

async function keep(
  trx: Trx,
  workspaceId: string,
  id: string,
  change: (list: ImportUndo["list"]) => ImportUndo["list"],
): Promise<void> {
  const { undo } = await findImport(trx, workspaceId, id);
  const list = change(listUndo(undo));
  await changeImport(trx, workspaceId, id, { undo: JSON.stringify({ ...(undo ?? nothingYet), list }) });
}

const nothingYet: Omit<ImportUndo, "list"> = {
  customers: { removed: 0, restored: 0 },
  orders: { removed: 0, restored: 0 },
  kept: [],
  changes: 0,
  undone: 0,
};
