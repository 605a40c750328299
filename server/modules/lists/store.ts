// The tables of lists: what each is called.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";

export function listNames(trx: Trx, workspaceId: string): Promise<{ id: string; name: string }[]> {
  return trx
    .selectFrom("lists")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .orderBy(sql`lower(name)`)
    .execute();
}
