// The table of who is on which list.
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import { lentCustomers } from "../customers/index.ts";

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

/** Answers who was not on it before. */
export async function insertMembers(
  trx: Trx,
  workspaceId: string,
  listId: string,
  ids: readonly string[],
  now: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO list_members (workspace_id, list_id, customer_id, added_at)
    SELECT ${workspaceId}, ${listId}, id, ${now} FROM unnest(${pgList(ids)}::bigint[]) AS r(id) ORDER BY id
    ON CONFLICT DO NOTHING RETURNING customer_id AS id`.execute(trx);
  if (rows.length > 0) await touch(trx, workspaceId, listId, now);
  return rows.map(({ id }) => id);
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
  if (rows.length > 0) await touch(trx, workspaceId, listId, now);
  return rows.map(({ id }) => id);
}

async function touch(trx: Trx, workspaceId: string, listId: string, now: Date): Promise<void> {
  await trx
    .updateTable("lists")
    .set({ updated_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", listId)
    .execute();
}
