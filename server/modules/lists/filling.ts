// What lists lend to modules that make lists of whom they write or find: finding or making one, and putting people on it.
import type { Clock } from "../../platform/clock.ts";
import type { LentLists } from "../imports/index.ts";
import type { Orders } from "../orders/index.ts";
import { insertMembers, standingOf } from "./member-store.ts";
import { findList, insertList, listByName } from "./store.ts";

export function createFilling({ clock, orders }: { clock: Clock; orders: Orders }): LentLists {
  return {
    find: (trx, workspaceId, meant) =>
      "id" in meant ? findList(trx, workspaceId, meant.id) : listByName(trx, workspaceId, meant.name),

    make(trx, workspace_id, { name, description, createdBy }) {
      const now = clock.now();
      const values = {
        workspace_id,
        name,
        description,
        created_by: createdBy,
        created_at: now,
        updated_at: now,
      };
      return insertList(trx, values);
    },

    async put(trx, workspaceId, listId, { customers = [], orders: placed = [] }) {
      if (!(await findList(trx, workspaceId, listId))) return;
      const buyers = placed.length > 0 ? await orders.buyersOf(trx, workspaceId, placed) : [];
      const ids = [...new Set([...customers, ...buyers])];
      const standing = await standingOf(trx, workspaceId, listId, ids);
      const fresh = standing.flatMap(({ id, already }) => (already ? [] : [id]));
      if (fresh.length > 0) await insertMembers(trx, workspaceId, listId, fresh, clock.now());
    },
  };
}
