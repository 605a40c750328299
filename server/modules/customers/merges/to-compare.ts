// The notes of customers who are to be compared: triggers write them with the customers themselves.
import { sql } from "kysely";
import type { Database, Trx } from "../../../platform/database.ts";
import { pgList } from "../../../platform/pg-list.ts";

export async function anyToCompare(trx: Trx, workspaceId: string): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    SELECT EXISTS (SELECT FROM customers_to_compare WHERE workspace_id = ${workspaceId}) AS any`.execute(trx);
  return rows[0]!.any;
}

/** For those of whom nothing was written, and who may be alike to others than before. */
export async function compareAgain(trx: Trx, workspaceId: string, ids: readonly string[]): Promise<void> {
  await sql`
    INSERT INTO customers_to_compare (workspace_id, customer_id)
    SELECT ${workspaceId}, id FROM unnest(${pgList(ids)}::bigint[]) AS of (id)`.execute(trx);
}

export async function workspacesToCompare({ system }: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM workspaces AS w
    WHERE EXISTS (SELECT FROM customers_to_compare WHERE workspace_id = w.id)`.execute(system);
  return rows.map(({ id }) => id);
}

/** Of a workspace that was removed. */
export async function forgetGoneWorkspaces({ system }: Database): Promise<void> {
  await sql`
    DELETE FROM customers_to_compare AS c
    WHERE NOT EXISTS (SELECT FROM workspaces WHERE id = c.workspace_id)`.execute(system);
}
