// Lists: customers picked by hand or imported, under a name. It owns the tables `lists` and `list_members`.
import type { Customer } from "../../../contract/customers.ts";
import type { List, MembersAdded } from "../../../contract/lists.ts";
import { type Actor, personId } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import type { Access } from "../access/index.ts";
import type { Attributes } from "../attributes/index.ts";
import type { Customers } from "../customers/index.ts";
import { addMembers, type MembersAsked, membersPage, type NewMembers } from "./adding.ts";
import { membersOf, removeMembers } from "./member-store.ts";
import {
  changeList,
  deleteList,
  insertList,
  type ListFilter,
  type ListRow,
  listNames,
  listOf,
  listPage,
} from "./store.ts";
import type {} from "./tables.ts";

export { copiedListMembers } from "./copied.ts";
export { lentListMembers } from "./rule-columns.ts";

export type Lists = ReturnType<typeof createLists>;

export interface ListNeeds {
  access: Access;
  attributes: Attributes;
  customers: Customers;
}

/** Throws `conflict` where rules or campaigns still ask about a list. */
type MustBeUnused = (trx: Trx, workspaceId: string, listId: string) => Promise<void>;

export function createLists(platform: Platform, needs: ListNeeds) {
  const { database, clock } = platform;
  const { access, attributes, customers } = needs;
  let mustBeUnused: MustBeUnused = async () => undefined;
  attributes.lendNames({ lists: listNames });

  /** Names of people are read on a connection of their own, so that no transaction waits for one. */
  async function shown(rows: readonly ListRow[]): Promise<List[]> {
    const names = await access.namesOf(rows.flatMap(({ created_by }) => created_by ?? []));
    return rows.map((row) => showList(row, names));
  }

  async function one(actor: Actor, work: (trx: Trx, workspaceId: string) => Promise<ListRow>): Promise<List> {
    const { id } = actor.workspace;
    return (await shown([await database.inWorkspace(id, (trx) => work(trx, id))]))[0]!;
  }

  return {
    async list(actor: Actor, filter: ListFilter): Promise<{ data: List[]; next_cursor: string | null }> {
      actor.must("segments:read");
      const { id } = actor.workspace;
      const { rows, next_cursor } = await database.inWorkspace(id, (trx) =>
        listPage(trx, platform.secretKey, id, filter),
      );
      return { data: await shown(rows), next_cursor };
    },

    async get(actor: Actor, id: string): Promise<List> {
      actor.must("segments:read");
      return one(actor, (trx, workspaceId) => listOf(trx, workspaceId, id));
    },

    async create(actor: Actor, { name, description }: NewList): Promise<List> {
      actor.must("segments:write");
      const now = clock.now();
      return one(actor, (trx, workspace_id) =>
        insertList(trx, {
          workspace_id,
          name,
          description: description || null,
          created_by: personId(actor),
          created_at: now,
          updated_at: now,
        }),
      );
    },

    async update(actor: Actor, id: string, change: Partial<NewList>): Promise<List> {
      actor.must("segments:write");
      return one(actor, (trx, workspaceId) =>
        changeList(trx, workspaceId, id, { ...change, updated_at: clock.now() }),
      );
    },

    async remove(actor: Actor, id: string): Promise<void> {
      actor.must("segments:write");
      const workspaceId = actor.workspace.id;
      await database.inWorkspace(workspaceId, async (trx) => {
        await mustBeUnused(trx, workspaceId, id);
        await deleteList(trx, workspaceId, id);
      });
    },

    async customers(
      actor: Actor,
      id: string,
      asked: MembersAsked,
    ): Promise<{ data: Customer[]; next_cursor: string | null }> {
      actor.must("segments:read");
      const { workspace } = actor;
      return database.inWorkspace(workspace.id, async (trx) => {
        await listOf(trx, workspace.id, id);
        return customers.pageOf(trx, workspace, membersPage(id, membersOf(workspace.id, id), asked));
      });
    },

    async addMembers(actor: Actor, id: string, members: NewMembers): Promise<MembersAdded> {
      actor.must("segments:write");
      const workspaceId = actor.workspace.id;
      return database.inWorkspace(workspaceId, async (trx) => {
        await listOf(trx, workspaceId, id);
        return addMembers({ trx, customers, workspaceId, listId: id, now: clock.now() }, members);
      });
    },

    async removeMembers(actor: Actor, id: string, customerIds: readonly string[]) {
      actor.must("segments:write");
      const workspaceId = actor.workspace.id;
      return database.inWorkspace(workspaceId, async (trx) => {
        await listOf(trx, workspaceId, id);
        const removed_ids = await removeMembers(trx, workspaceId, id, customerIds, clock.now());
        return { removed: removed_ids.length, removed_ids };
      });
    },

    /** Lends what segments and campaigns know of lists in use. */
    lendUses(lent: MustBeUnused) {
      mustBeUnused = lent;
    },
  };
}

interface NewList {
  name: string;
  description?: string | null;
}

function showList({ workspace_id: _, ...row }: ListRow, names: ReadonlyMap<string, string>): List {
  return {
    ...row,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    created_by: row.created_by ? (names.get(row.created_by) ?? null) : null,
  };
}
