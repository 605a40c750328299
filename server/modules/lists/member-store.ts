// The table of who is on which list.
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import { lentCustomers } from "../customers/index.ts";
import type { NextTaken, Place, TakenBack } from "../imports/index.ts";

/** SQL that selects the ids of a list's customers. */
export function membersOf(workspaceId: string, listId: string): RawBuilder<unknown> {
  return sql`SELECT customer_id FROM list_members WHERE workspace_id = ${workspaceId} AND list_id = ${listId}`;
}

/** By name. */
export async function listsOf(
  trx: Trx,
  workspaceId: string,
  customerId: string,
): Promise<{ id: string; name: string }[]> {
  return trx
    .selectFrom("list_members as m")
    .innerJoin("lists", (join) =>
      join.onRef("lists.workspace_id", "=", "m.workspace_id").onRef("lists.id", "=", "m.list_id"),
    )
    .select(["lists.id", "lists.name"])
    .where("m.workspace_id", "=", workspaceId)
    .where("m.customer_id", "=", customerId)
    .where("lists.deleted_at", "is", null)
    .orderBy(sql`lower(lists.name)`)
    .execute();
}

interface Standing {
  id: string;
  /** On the list before. */
  already: boolean;
}

/** Of these ids the ones of customers of the workspace. */
export async function standingOf(
  trx: Trx,
  workspaceId: string,
  listId: string,
  ids: readonly string[],
): Promise<Standing[]> {
  const { from, id, workspaceId: ofWorkspace } = lentCustomers;
  const { rows } = await sql<Standing>`
    SELECT ${id} AS id, EXISTS (SELECT FROM list_members AS m
      WHERE m.workspace_id = ${workspaceId} AND m.list_id = ${listId} AND m.customer_id = ${id}) AS already
    FROM ${from} WHERE ${ofWorkspace} = ${workspaceId} AND ${id} = ANY (${pgList(ids)}::bigint[])`.execute(
    trx,
  );
  return rows;
}

/** Of who is on a list already (`m`), one import more says that they belong there; or somebody else does, for good. */
export const onTwice = sql`ON CONFLICT (workspace_id, list_id, customer_id) DO UPDATE
  SET import_ids = CASE WHEN EXCLUDED.import_ids IS NOT NULL THEN m.import_ids || EXCLUDED.import_ids END
  WHERE m.import_ids IS NOT NULL AND (m.import_ids @> EXCLUDED.import_ids) IS NOT TRUE`;

/** Answers who was not on it before. The ids are different ones; `importId` is of the import that puts them there. */
export async function insertMembers(
  trx: Trx,
  workspaceId: string,
  listId: string,
  ids: readonly string[],
  now: Date,
  importId?: string,
): Promise<string[]> {
  const imports = importId === undefined ? null : pgList([importId]);
  const { rows } = await sql<{ id: string; fresh: boolean }>`
    INSERT INTO list_members AS m (workspace_id, list_id, customer_id, added_at, import_ids)
    SELECT ${workspaceId}, ${listId}, id, ${now}, ${imports}::bigint[] FROM unnest(${pgList(ids)}::bigint[]) AS r(id)
    ORDER BY id ${onTwice} RETURNING customer_id AS id, xmax = 0 AS fresh`.execute(trx);
  if (rows.length > 0) await touch(trx, workspaceId, [listId], now, importId);
  return rows.flatMap(({ id, fresh }) => (fresh ? [id] : []));
}

/** Answers who was on it. */
export async function removeMembers(
  trx: Trx,
  workspaceId: string,
  listId: string,
  ids: readonly string[],
  now: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    DELETE FROM list_members WHERE workspace_id = ${workspaceId} AND list_id = ${listId}
      AND customer_id = ANY (${pgList(ids)}::bigint[]) RETURNING customer_id AS id`.execute(trx);
  if (rows.length > 0) await touch(trx, workspaceId, [listId], now);
  return rows.map(({ id }) => id);
}

/** In the order of lists, and of customers on each. */
export async function takeBackMembers(
  trx: Trx,
  workspaceId: string,
  importId: string,
  { after = { list_id: "0", customer_id: "0" }, most }: NextTaken,
  now: Date,
): Promise<TakenBack> {
  const { rows } = await sql<Place & { alone: boolean }>`
    SELECT list_id, customer_id, array_remove(import_ids, ${importId}::bigint) = '{}' AS alone FROM list_members
    WHERE workspace_id = ${workspaceId} AND (list_id, customer_id) > (${after.list_id}::bigint, ${after.customer_id}::bigint)
      AND import_ids @> ${pgList([importId])}::bigint[]
    ORDER BY list_id, customer_id LIMIT ${most} FOR UPDATE`.execute(trx);
  const alone = rows.filter((row) => row.alone);
  const others = rows.filter((row) => !row.alone);
  await sql`
    DELETE FROM list_members AS m USING ${placesOf(alone)}
    WHERE m.workspace_id = ${workspaceId} AND m.list_id = p.list_id AND m.customer_id = p.customer_id`.execute(
    trx,
  );
  await sql`
    UPDATE list_members AS m SET import_ids = array_remove(m.import_ids, ${importId}::bigint) FROM ${placesOf(others)}
    WHERE m.workspace_id = ${workspaceId} AND m.list_id = p.list_id AND m.customer_id = p.customer_id`.execute(
    trx,
  );
  const lists = [...new Set(alone.map(({ list_id }) => list_id))];
  if (lists.length > 0) await touch(trx, workspaceId, lists, now, importId);
  return { removed: alone.length, last: rows.at(-1) };
}

function placesOf(rows: readonly Place[]): RawBuilder<unknown> {
  const lists = pgList(rows.map(({ list_id }) => list_id));
  const customers = pgList(rows.map(({ customer_id }) => customer_id));
  return sql`unnest(${lists}::bigint[], ${customers}::bigint[]) AS p (list_id, customer_id)`;
}

/** By the import that made a list it stays that one's own. */
async function touch(
  trx: Trx,
  workspaceId: string,
  listIds: readonly string[],
  now: Date,
  importId: string | null = null,
): Promise<void> {
  await trx
    .updateTable("lists")
    .set({
      updated_at: now,
      import_id: sql<string | null>`CASE WHEN import_id = ${importId}::bigint THEN import_id END`,
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", listIds)
    .execute();
}
