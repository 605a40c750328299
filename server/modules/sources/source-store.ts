// The table of sources: read, made, changed. Finding one by its address or write key crosses workspaces.
import { type Kysely, type Selectable, sql } from "kysely";
import { AppError } from "../../../contract/errors.ts";
import type { Tables, Trx } from "../../platform/database.ts";
import type { SourcesTable } from "./tables.ts";

export type SourceRow = Selectable<SourcesTable>;
export type ShownSource = SourceRow & { last_delivery_at: Date | null };

const lastDelivery = sql<Date | null>`(SELECT max(d.received_at) FROM source_deliveries AS d
  WHERE d.workspace_id = sources.workspace_id AND d.source_id = sources.id)`.as("last_delivery_at");

export function sourcesOf(trx: Trx, workspaceId: string): Promise<ShownSource[]> {
  return trx
    .selectFrom("sources")
    .selectAll()
    .select(lastDelivery)
    .where("workspace_id", "=", workspaceId)
    .orderBy("id")
    .execute();
}

export async function sourceOf(trx: Trx, workspaceId: string, id: string): Promise<ShownSource> {
  const row = await trx
    .selectFrom("sources")
    .selectAll()
    .select(lastDelivery)
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row) return row;
  throw new AppError("not_found", `There is no source ${id}`);
}

export function findByKey(system: Kysely<Tables>, hash: Buffer): Promise<SourceRow | undefined> {
  return system.selectFrom("sources").selectAll().where("key_hash", "=", hash).executeTakeFirst();
}

export function findByAddress(system: Kysely<Tables>, publicId: string): Promise<SourceRow | undefined> {
  return system.selectFrom("sources").selectAll().where("public_id", "=", publicId).executeTakeFirst();
}

type NewSource = Pick<
  SourceRow,
  | "workspace_id"
  | "public_id"
  | "kind"
  | "name"
  | "key_start"
  | "key_hash"
  | "sealed_secret"
  | "id_prefix"
  | "created_at"
>;

export async function insertSource(trx: Trx, values: NewSource): Promise<ShownSource> {
  const row = await trx
    .insertInto("sources")
    .values({ ...values, refused_at: null })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...row, last_delivery_at: null };
}

type Change = Partial<Pick<SourceRow, "name" | "key_start" | "key_hash" | "sealed_secret">>;

export async function changeSource(
  trx: Trx,
  workspaceId: string,
  id: string,
  change: Change,
): Promise<ShownSource> {
  if (Object.keys(change).length > 0)
    await trx
      .updateTable("sources")
      .set(change)
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .execute();
  return sourceOf(trx, workspaceId, id);
}

export async function deleteSource(trx: Trx, workspaceId: string, id: string): Promise<void> {
  await sourceOf(trx, workspaceId, id);
  await trx.deleteFrom("sources").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
}

export async function addRefused(
  trx: Trx,
  { workspaceId, id }: { workspaceId: string; id: string },
  count: number,
  now: Date,
): Promise<void> {
  await trx
    .updateTable("sources")
    .set({ refused: sql`refused + ${count}`, refused_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}
