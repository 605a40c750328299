// Lists: customers picked by hand or imported, under a name. It owns the tables `lists` and `list_members`.
import type { Customer } from "../../../contract/customers.ts";
import { AppError } from "../../../contract/errors.ts";
import type { List, MembersAdded } from "../../../contract/lists.ts";
import { type Actor, personId } from "../../actor.ts";
import type { CsvFile } from "../../http/csv-file.ts";
import { everyPage, exportedAtOnce } from "../../platform/csv.ts";
import type { Trx } from "../../platform/database.ts";
import { keptSince, purgeDeleted } from "../../platform/deleted.ts";
import type { Platform } from "../../platform/index.ts";
import type { Access } from "../access/index.ts";
import type { Attributes } from "../attributes/index.ts";
import type { Customers } from "../customers/index.ts";
import type { Messages } from "../messages/index.ts";
import type { Orders } from "../orders/index.ts";
import { addMembers, type MembersAsked, membersPage, type NewMembers } from "./adding.ts";
import { createFilling, type MustBeUnused } from "./filling.ts";
import { followMerge } from "./follow-merge.ts";
import { idsOf, type MatchingNeeds, mayMatch, selectOf, selectsOf } from "./matching.ts";
import { listsOf, membersOf, removeMembers } from "./member-store.ts";
import {
  changeList,
  deleteList,
  insertList,
  type ListFilter,
  type ListRow,
  listNames,
  listOf,
  listPage,
  undeleteList,
} from "./store.ts";
import type {} from "./tables.ts";

export { copiedListMembers } from "./copied.ts";
export { lentListMembers } from "./rule-columns.ts";

export type Lists = ReturnType<typeof createLists>;

export interface ListNeeds {
  access: Access;
  attributes: Attributes;
  customers: Customers;
  orders: Orders;
  messages: Messages;
}

export function createLists(platform: Platform, needs: ListNeeds) {
  const { database, clock } = platform;
  const { access, attributes, customers, orders, messages } = needs;
  let mustBeUnused: MustBeUnused = async () => undefined;
  let segmentMembers: MatchingNeeds["segmentMembers"] = async (_, id) => {
    throw new AppError("not_found", `There is no segment ${id}`);
  };
  attributes.lendNames({ lists: listNames });
  customers.merges.addFollower(followMerge);
  platform.jobs.schedule("lists.purge", "31 3 * * *", () => purgeDeleted(platform, "lists"));

  /** Names of people are read on a connection of their own, so that no transaction waits for one. */
  async function shown(rows: readonly ListRow[]): Promise<List[]> {
    const names = await access.namesOf(rows.flatMap(({ created_by }) => created_by ?? []));
    return rows.map((row) => showList(row, names));
  }

  async function one(actor: Actor, work: (trx: Trx, workspaceId: string) => Promise<ListRow>): Promise<List> {
    const { id } = actor.workspace;
    return (await shown([await database.inWorkspace(id, (trx) => work(trx, id))]))[0]!;
  }

  /** Asks permission to see those who are meant by what they have in common. */
  async function matchingOf({ workspace, must }: Actor, { matching }: NewMembers) {
    if (!matching) return undefined;
    must(mayMatch[matching.of]);
    return selectOf(selectsOf({ customers, orders, messages, segmentMembers }), workspace, matching);
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
        await deleteList(trx, workspaceId, id, clock.now());
      });
    },

    /** One that is not deleted stays as it is. */
    async undelete(actor: Actor, id: string): Promise<List> {
      actor.must("segments:write");
      return one(actor, (trx, workspaceId) => undeleteList(trx, workspaceId, id, keptSince(clock.now())));
    },
    /** Those deleted too long ago to come back, in every workspace. */
    purge: () => purgeDeleted(platform, "lists"),

    /** The lists that a customer is on. */
    async ofCustomer(actor: Actor, customerId: string): Promise<{ id: string; name: string }[]> {
      actor.must("segments:read");
      const { id } = actor.workspace;
      return database.inWorkspace(id, (trx) => listsOf(trx, id, customerId));
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

    async export(actor: Actor, id: string, asked: { search?: string }): Promise<CsvFile> {
      actor.must("customers:export");
      const { workspace } = actor;
      const { name } = await database.inWorkspace(workspace.id, (trx) => listOf(trx, workspace.id, id));
      const pages = everyPage((cursor) =>
        database.inWorkspace(workspace.id, (trx) => {
          const page = membersPage(id, membersOf(workspace.id, id), {
            ...asked,
            cursor,
            limit: exportedAtOnce,
          });
          return customers.pageOf(trx, workspace, page);
        }),
      );
      return { fileName: `${name}.csv`, pieces: await customers.csvOf(workspace, pages) };
    },

    async addMembers(actor: Actor, id: string, members: NewMembers): Promise<MembersAdded> {
      actor.must("segments:write");
      const workspaceId = actor.workspace.id;
      const select = await matchingOf(actor, members);
      return database.inWorkspace(workspaceId, async (trx) => {
        await listOf(trx, workspaceId, id);
        const matched = select && (await idsOf(trx, await select(trx)));
        return addMembers({ trx, customers, workspaceId, listId: id, now: clock.now(), matched }, members);
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

    /** For modules that make lists of whom they write or find. */
    filling: createFilling({ clock, orders, mustBeUnused: (...list) => mustBeUnused(...list) }),

    /** Lends what segments and campaigns know of lists in use. */
    lendUses(lent: MustBeUnused) {
      mustBeUnused = lent;
    },
    /** Lends how a segment's members are selected. */
    lendSegmentMembers(lent: MatchingNeeds["segmentMembers"]) {
      segmentMembers = lent;
    },
  };
}

interface NewList {
  name: string;
  description?: string | null;
}

function showList(
  { workspace_id: _, deleted_at: _never, import_id: _made, ...row }: ListRow,
  names: ReadonlyMap<string, string>,
): List {
  return {
    ...row,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    created_by: row.created_by ? (names.get(row.created_by) ?? null) : null,
  };
}
