// The list that an import puts its customers on, and how undoing it takes them off again. Lists stand below imports and lend what is needed of them.
import { AppError } from "../../../contract/errors.ts";
import type { ImportListChoice } from "../../../contract/imports.ts";
import type { Actor } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { changeImport, type ImportRow } from "./store.ts";

interface Named {
  id: string;
  name: string;
}

/** Customers, or the orders whose customers are meant; both by our ids. */
export interface Written {
  customers?: readonly string[];
  orders?: readonly string[];
}

export interface LentLists {
  /** By id, or by name without regard to case. */
  find(trx: Trx, workspaceId: string, meant: ImportListChoice): Promise<Named | undefined>;
  make(
    trx: Trx,
    workspaceId: string,
    list: { name: string; description?: string; createdBy: string | null; importId?: string },
  ): Promise<Named>;
  /** Who is on it already stays; a list that is no more takes nobody. */
  put(trx: Trx, workspaceId: string, listId: string, written: Written, importId?: string): Promise<void>;
  /** Of the next `most` whom the import put on lists, takes off those whom nobody else put there. */
  takeBack(trx: Trx, workspaceId: string, importId: string, next: NextTaken): Promise<TakenBack>;
  /** Deletes lists that the import made and that are empty, unless somebody else changed or uses them; answers their ids. */
  removeMade(trx: Trx, workspaceId: string, importId: string, kept: ReadonlySet<string>): Promise<string[]>;
}

/** Somebody on a list. */
export interface Place {
  list_id: string;
  customer_id: string;
}

export interface NextTaken {
  after: Place | undefined;
  most: number;
}

export interface TakenBack {
  removed: number;
  /** The last one looked at; none where there was none left. */
  last: Place | undefined;
}

/** Until they are lent, there are none. */
export const notLent: LentLists = {
  find: async () => undefined,
  make: async () => {
    throw new Error("nobody lent imports the making of lists");
  },
  put: async () => undefined,
  takeBack: async () => ({ removed: 0, last: undefined }),
  removeMade: async () => [],
};

export type Chosen = Pick<ImportRow, "list_id" | "list_name">;

/** What the row keeps of a choice. Throws `invalid_input` where no list has the id. */
export async function chosenList(
  { database }: Platform,
  lists: LentLists,
  actor: Actor,
  choice: ImportListChoice | null,
): Promise<Chosen> {
  if (choice === null) return { list_id: null, list_name: null };
  actor.must("segments:write");
  const { id: workspaceId } = actor.workspace;
  const found = await database.inWorkspace(workspaceId, (trx) => lists.find(trx, workspaceId, choice));
  if (found) return { list_id: found.id, list_name: found.name };
  if ("name" in choice) return { list_id: null, list_name: choice.name };
  throw new AppError("invalid_input", `There is no list ${choice.id}`, {
    faults: [{ path: "/list/id", message: "there is no such list", hint: "give a name to make one" }],
  });
}

/**
 * What a run does with those it wrote: nothing, or puts them on its list, which is made now if it is to be new; of orders, those
 * who placed them.
 */
export async function listOfRun(
  { database }: Platform,
  lists: LentLists,
  row: ImportRow,
): Promise<(written: Written) => Promise<void>> {
  const { workspace_id: workspaceId, list_name: name } = row;
  if (name === null) return async () => undefined;
  const listId = row.list_id ?? (await database.inWorkspace(workspaceId, (trx) => madeList(trx, lists, row)));
  return async (written) => {
    // A customer is written also for an order that is refused then; they did not place any.
    if (row.kind === "orders" && !written.orders) return;
    await database.inWorkspace(workspaceId, (trx) => lists.put(trx, workspaceId, listId, written, row.id));
  };
}

async function madeList(trx: Trx, lists: LentLists, row: ImportRow): Promise<string> {
  const { workspace_id: workspaceId, id, created_by: createdBy } = row;
  const name = row.list_name ?? row.file_name;
  const list =
    (await lists.find(trx, workspaceId, { name })) ??
    (await lists.make(trx, workspaceId, { name, createdBy, importId: id }));
  await changeImport(trx, workspaceId, id, { list_id: list.id });
  return list.id;
}
