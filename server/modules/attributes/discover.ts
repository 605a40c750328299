// Learns of custom attributes as they arrive. The first value of a key decides its type.
import { sql } from "kysely";
import type { AttributeType } from "../../../contract/attributes.ts";
import { day, instant } from "../../../contract/values.ts";
import type { Trx } from "../../platform/database.ts";

export type CustomValues = Record<string, unknown>;

/** Keys that are in the database for certain, by workspace, so that most batches need not look. */
export type KnownKeys = Map<string, Set<string>>;

export async function discover(
  trx: Trx,
  known: KnownKeys,
  workspaceId: string,
  values: readonly (CustomValues | undefined)[],
): Promise<void> {
  const unknown = firstValues(values, known.get(workspaceId));
  if (unknown.size === 0) return;
  const keys = await readKeys(trx, workspaceId);
  known.set(workspaceId, keys);
  // What this transaction writes is known only once it is committed: the next batch reads it.
  const fresh = [...unknown].filter(([key]) => !keys.has(key)).sort();
  if (fresh.length > 0) await insertAttributes(trx, workspaceId, fresh);
}

function firstValues(
  values: readonly (CustomValues | undefined)[],
  known: ReadonlySet<string> | undefined,
): Map<string, AttributeType> {
  const found = new Map<string, AttributeType>();
  for (const custom of values) {
    if (!custom) continue;
    for (const key in custom) {
      const value = custom[key];
      if (value !== null && !known?.has(key) && !found.has(key)) found.set(key, typeOf(value));
    }
  }
  return found;
}

function typeOf(value: unknown): AttributeType {
  if (Array.isArray(value)) return "list";
  if (typeof value === "number" || typeof value === "boolean") return typeof value as "number" | "boolean";
  return day.safeParse(value).success || instant.safeParse(value).success ? "date" : "text";
}

async function readKeys(trx: Trx, workspaceId: string): Promise<Set<string>> {
  const rows = await trx
    .selectFrom("custom_attributes")
    .select("key")
    .where("workspace_id", "=", workspaceId)
    .execute();
  return new Set(rows.map((row) => row.key));
}

async function insertAttributes(
  trx: Trx,
  workspaceId: string,
  attributes: [string, AttributeType][],
): Promise<void> {
  const keys = attributes.map(([key]) => key);
  const types = attributes.map(([, type]) => type);
  await sql`
    INSERT INTO custom_attributes (workspace_id, key, type)
    SELECT ${workspaceId}, key, type FROM unnest(${keys}::text[], ${types}::text[]) AS t (key, type)
    ON CONFLICT DO NOTHING`.execute(trx);
}
