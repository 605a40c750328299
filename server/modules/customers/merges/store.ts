// Reads and writes the rows of merges, and customers' whole rows.
import { type Selectable, sql } from "kysely";
import type { Trx } from "../../../platform/database.ts";
import { pgList } from "../../../platform/pg-list.ts";
import type { CustomerMergesTable } from "../tables.ts";

export type MergeRow = Selectable<CustomerMergesTable>;

/** Also against rows that are about to refer to them, such as messages of a launch: those are waited for, and move along. */
export async function lockWhole(trx: Trx, workspaceId: string, ids: readonly string[]): Promise<void> {
  await sql`
    SELECT FROM customers WHERE workspace_id = ${workspaceId} AND id = ANY (${pgList(ids)}::bigint[])
    ORDER BY id FOR UPDATE`.execute(trx);
}

export async function wholeRow(trx: Trx, workspaceId: string, id: string): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    SELECT to_jsonb(c) AS row FROM customers AS c WHERE workspace_id = ${workspaceId} AND id = ${id}`.execute(
    trx,
  );
  return rows[0]!.row;
}

/** Columns that came since have what they have by themselves; so do those that are made of others, or tell the copy of a new row. */
export async function restoreRow(trx: Trx, { sync_xid: _, ...row }: Record<string, unknown>): Promise<void> {
  const columns = sql.join(
    (await writtenColumns(trx)).filter((name) => name in row).map((name) => sql.ref(name)),
  );
  await sql`
    INSERT INTO customers (${columns})
    SELECT ${columns} FROM jsonb_populate_record(NULL::customers, ${JSON.stringify(row)}::jsonb)`.execute(
    trx,
  );
}

async function writtenColumns(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT attname AS name FROM pg_attribute
    WHERE attrelid = 'customers'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`.execute(
    trx,
  );
  return rows.map(({ name }) => name);
}

export async function deleteCustomer(trx: Trx, workspaceId: string, id: string): Promise<void> {
  await trx.deleteFrom("customers").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
}

export async function insertMerge(
  trx: Trx,
  row: Omit<MergeRow, "id" | "undone_at" | "merged" | "before" | "after" | "moved"> &
    Record<"merged" | "before" | "after" | "moved", unknown>,
): Promise<string> {
  const { id } = await trx
    .insertInto("customer_merges")
    .values({
      ...row,
      merged: JSON.stringify(row.merged),
      before: JSON.stringify(row.before),
      after: JSON.stringify(row.after),
      moved: JSON.stringify(row.moved),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export function lockMerge(trx: Trx, workspaceId: string, id: string): Promise<MergeRow | undefined> {
  return trx
    .selectFrom("customer_merges")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export async function markUndone(trx: Trx, workspaceId: string, id: string, now: Date): Promise<void> {
  await trx
    .updateTable("customer_merges")
    .set({ undone_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** Newest first. */
export function mergesInto(trx: Trx, workspaceId: string, survivorId: string): Promise<MergeRow[]> {
  return trx
    .selectFrom("customer_merges")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("survivor_id", "=", survivorId)
    .where("undone_at", "is", null)
    .orderBy("id", "desc")
    .limit(100)
    .execute();
}

/** Each row's beginning from what is said and known of it now, and when it was first written, which is the earlier of two. */
export async function settleFirstWritten(
  trx: Trx,
  workspaceId: string,
  id: string,
  firstWritten: unknown,
): Promise<void> {
  await sql`
    UPDATE customers SET first_written_at = ${firstWritten}::timestamptz WHERE workspace_id = ${workspaceId} AND id = ${id}`.execute(
    trx,
  );
}
