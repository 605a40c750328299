// Whether a workspace has no more than so many rows of a table; asked before what would take long over more.
import { sql } from "kysely";
import type { Tables, Trx } from "./database.ts";

export async function hasAtMost(
  trx: Trx,
  table: keyof Tables,
  workspaceId: string,
  most: number,
): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM ${sql.table(table)} WHERE workspace_id = ${workspaceId} OFFSET ${most} LIMIT 1`.execute(trx);
  return rows.length === 0;
}
