// Reads and writes API keys. Finding one by its hash crosses workspaces; everything else stays inside one.
import type { Kysely, Selectable } from "kysely";
import type { Scope } from "../../../../contract/permissions.ts";
import type { Tables, Trx } from "../../../platform/database.ts";
import type { ApiKeysTable } from "../tables.ts";

const columns = ["id", "name", "prefix", "scopes", "created_at", "used_at"] as const;
export type KeyRow = Pick<Selectable<ApiKeysTable>, (typeof columns)[number]>;

export interface NewKey {
  workspace_id: string;
  name: string;
  prefix: string;
  key_hash: Buffer;
  scopes: Scope[];
  created_by: string | null;
  created_at: Date;
}

export function insertKey(trx: Trx, values: NewKey): Promise<KeyRow> {
  return trx.insertInto("api_keys").values(values).returning(columns).executeTakeFirstOrThrow();
}

export function keysOf(trx: Trx, workspaceId: string): Promise<KeyRow[]> {
  return trx
    .selectFrom("api_keys")
    .select(columns)
    .where("workspace_id", "=", workspaceId)
    .orderBy("id", "desc")
    .execute();
}

/** The hash of the key that was deleted; undefined where there is none of that id here. */
export async function deleteKey(trx: Trx, workspaceId: string, id: string): Promise<Buffer | undefined> {
  const row = await trx
    .deleteFrom("api_keys")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning("key_hash")
    .executeTakeFirst();
  return row?.key_hash;
}

export function findKey(db: Kysely<Tables>, hash: Buffer) {
  return db
    .selectFrom("api_keys")
    .select(["workspace_id", "id", "name", "scopes", "used_at"])
    .where("key_hash", "=", hash)
    .executeTakeFirst();
}

export async function touchKey(db: Kysely<Tables>, hash: Buffer, now: Date): Promise<void> {
  await db.updateTable("api_keys").set({ used_at: now }).where("key_hash", "=", hash).execute();
}
