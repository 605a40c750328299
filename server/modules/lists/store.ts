// The table of lists: one read, written, changed, deleted; a page of them; what each is called.
import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import type { ParsedQuery } from "../../../contract/api.ts";
import { AppError } from "../../../contract/errors.ts";
import type { listEndpoints } from "../../../contract/lists.ts";
import { type KeysetPage, keysetPage, type Sort } from "../../platform/cursor.ts";
import type { Trx } from "../../platform/database.ts";
import { containing } from "../../platform/like.ts";
import type { ListsTable } from "./tables.ts";

export type ListRow = Selectable<ListsTable> & { members: number };
export type ListFilter = ParsedQuery<typeof listEndpoints.list>;

const id = sql.ref("lists.id");
const sorts: Record<ListFilter["sort"], Sort> = {
  "-updated_at": { by: sql.ref("lists.updated_at"), type: "timestamptz", direction: "desc", id },
  name: { by: sql`lower(lists.name)`, type: "text", direction: "asc", id },
};

const names = (trx: Trx, workspaceId: string) =>
  trx
    .selectFrom("lists")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("deleted_at", "is", null);

export function listNames(trx: Trx, workspaceId: string): Promise<{ id: string; name: string }[]> {
  return names(trx, workspaceId).orderBy(sql`lower(name)`).execute();
}

const members = sql<number>`(SELECT count(*)::int FROM list_members AS m WHERE m.workspace_id = lists.workspace_id AND m.list_id = lists.id)`;

const ofWorkspace = (trx: Trx, workspaceId: string) =>
  trx
    .selectFrom("lists")
    .selectAll("lists")
    .select(members.as("members"))
    .where("lists.workspace_id", "=", workspaceId)
    .where("lists.deleted_at", "is", null);

export function listPage(
  trx: Trx,
  key: Buffer,
  workspaceId: string,
  { search, sort, limit, cursor }: ListFilter,
): Promise<KeysetPage<ListRow>> {
  const pattern = containing(search?.trim() ?? "");
  const found = sql<boolean>`(name ILIKE ${pattern} OR description ILIKE ${pattern})`;
  const query = ofWorkspace(trx, workspaceId).$if(Boolean(search?.trim()), (all) => all.where(found));
  return keysetPage(query, { key, list: `lists ${sort}`, sort: sorts[sort], limit, cursor });
}

type Named = Pick<ListRow, "id" | "name">;

export function findList(trx: Trx, workspaceId: string, listId: string): Promise<Named | undefined> {
  return names(trx, workspaceId).where("id", "=", listId).executeTakeFirst();
}

/** Without regard to case, as names are told apart. */
export function listByName(trx: Trx, workspaceId: string, name: string): Promise<Named | undefined> {
  return names(trx, workspaceId).where(sql<boolean>`lower(name) = lower(${name})`).executeTakeFirst();
}

export async function listOf(trx: Trx, workspaceId: string, listId: string): Promise<ListRow> {
  const row = await ofWorkspace(trx, workspaceId).where("lists.id", "=", listId).executeTakeFirst();
  if (row) return row;
  throw notFound(listId);
}

export async function insertList(trx: Trx, values: Insertable<ListsTable>): Promise<ListRow> {
  const row = await namedOnce(values.name, () =>
    trx.insertInto("lists").values(values).returningAll().executeTakeFirstOrThrow(),
  );
  return { ...row, members: 0 };
}

export async function changeList(
  trx: Trx,
  workspaceId: string,
  listId: string,
  change: Updateable<ListsTable>,
): Promise<ListRow> {
  await namedOnce(change.name ?? "", () =>
    trx
      .updateTable("lists")
      .set({ ...change, import_id: null })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", listId)
      .where("deleted_at", "is", null)
      .execute(),
  );
  return listOf(trx, workspaceId, listId);
}

/** Kept for a while, so that `undeleteList` brings it back. */
export async function deleteList(trx: Trx, workspaceId: string, listId: string, now: Date): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable("lists")
    .set({ deleted_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", listId)
    .where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw notFound(listId);
}

/** Ids of lists that the import made, nobody else has changed, and nobody is on. */
export async function emptyListsOf(trx: Trx, workspaceId: string, importId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom("lists")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("import_id", "=", importId)
    .where("deleted_at", "is", null)
    .where(sql<boolean>`${members} = 0`)
    .execute();
  return rows.map((row) => row.id);
}

/** Answers whether it was still that import's own. */
export async function deleteListOf(
  trx: Trx,
  workspaceId: string,
  listId: string,
  importId: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("lists")
    .set({ deleted_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", listId)
    .where("import_id", "=", importId)
    .where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** With who is on it. Throws `conflict` where another has its name now. */
export async function undeleteList(
  trx: Trx,
  workspaceId: string,
  listId: string,
  keptSince: Date,
): Promise<ListRow> {
  const deleted = await trx
    .selectFrom("lists")
    .select(["name"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", listId)
    .where("deleted_at", ">=", keptSince)
    .executeTakeFirst();
  if (deleted)
    await namedOnce(deleted.name, () =>
      trx
        .updateTable("lists")
        .set({ deleted_at: null, import_id: null })
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", listId)
        .execute(),
    );
  return listOf(trx, workspaceId, listId);
}

const notFound = (listId: string) => new AppError("not_found", `There is no list ${listId}`);

/** Names are told apart without regard to case. */
async function namedOnce<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const taken = error instanceof Error && "constraint" in error && error.constraint === "lists_name";
    if (!taken) throw error;
    const faults = [{ path: "/name", message: "another list has this name" }];
    throw new AppError("conflict", `There is a list named “${name}” already. Nothing was saved.`, { faults });
  }
}
