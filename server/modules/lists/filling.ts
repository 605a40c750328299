// What lists lend to modules that make lists of whom they write or find: finding or making one, putting people on it, and
// taking back what an import did.
import { AppError } from "../../../contract/errors.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Trx } from "../../platform/database.ts";
import type { LentLists } from "../imports/index.ts";
import type { Orders } from "../orders/index.ts";
import { insertMembers, standingOf, takeBackMembers } from "./member-store.ts";
import { deleteListOf, emptyListsOf, findList, insertList, listByName } from "./store.ts";

/** Throws `conflict` where rules or campaigns still ask about a list. */
export type MustBeUnused = (trx: Trx, workspaceId: string, listId: string) => Promise<void>;

interface FillingNeeds {
  clock: Clock;
  orders: Orders;
  mustBeUnused: MustBeUnused;
}

export function createFilling({ clock, orders, mustBeUnused }: FillingNeeds): LentLists {
  async function isUsed(trx: Trx, workspaceId: string, listId: string): Promise<boolean> {
    try {
      await mustBeUnused(trx, workspaceId, listId);
      return false;
    } catch (error) {
      if (error instanceof AppError && error.code === "conflict") return true;
      throw error;
    }
  }

  return {
    find: (trx, workspaceId, meant) =>
      "id" in meant ? findList(trx, workspaceId, meant.id) : listByName(trx, workspaceId, meant.name),

    make(trx, workspace_id, { name, description, createdBy, importId }) {
      const now = clock.now();
      const values = {
        workspace_id,
        name,
        description,
        created_by: createdBy,
        import_id: importId,
        created_at: now,
        updated_at: now,
      };
      return insertList(trx, values);
    },

    async put(trx, workspaceId, listId, { customers = [], orders: placed = [] }, importId) {
      if (!(await findList(trx, workspaceId, listId))) return;
      const buyers = placed.length > 0 ? await orders.buyersOf(trx, workspaceId, placed) : [];
      const ids = [...new Set([...customers, ...buyers])];
      const known = (await standingOf(trx, workspaceId, listId, ids)).map(({ id }) => id);
      await insertMembers(trx, workspaceId, listId, known, clock.now(), importId);
    },

    takeBack: (trx, workspaceId, importId, next) =>
      takeBackMembers(trx, workspaceId, importId, next, clock.now()),

    async removeMade(trx, workspaceId, importId, kept) {
      const removed: string[] = [];
      for (const id of await emptyListsOf(trx, workspaceId, importId)) {
        if (kept.has(id) || (await isUsed(trx, workspaceId, id))) continue;
        if (await deleteListOf(trx, workspaceId, id, importId, clock.now())) removed.push(id);
      }
      return removed;
    },
  };
}
