// What a person said of a file is remembered by its shape, the set of its column names, when they start it: a shop exports
// the same table again and again. A mended error file has the shape of the file it came from.
import { createHash } from "node:crypto";
import type { ImportKind } from "../../../../contract/import-reading.ts";
import type { Trx } from "../../../platform/database.ts";
import type { ImportRow } from "../store.ts";
import type { Guesses } from "./guess-import.ts";
import { isErrorColumn } from "./known-names.ts";

function shapeOf(columns: readonly string[]): Buffer {
  const names = columns.filter((name) => !isErrorColumn(name)).sort();
  return createHash("sha256").update(JSON.stringify(names)).digest();
}

export async function rememberMapping(
  trx: Trx,
  { workspace_id, kind, mapping, options }: ImportRow,
  now: Date,
): Promise<void> {
  const values = {
    kind,
    mapping: JSON.stringify(mapping),
    cancelled_prefix: options.cancelled_prefix,
    used_at: now,
  };
  await trx
    .insertInto("import_mappings")
    .values({ workspace_id, shape: shapeOf(mapping.map(({ column }) => column)), ...values })
    .onConflict((c) => c.columns(["workspace_id", "shape"]).doUpdateSet(values))
    .execute();
}

/** The guesses with what was said of such a file before; `kind`, where it is given, must be the same. */
export async function withRemembered(
  trx: Trx,
  workspaceId: string,
  guesses: Guesses,
  kind: ImportKind | undefined,
): Promise<Guesses & { mapping_remembered: boolean }> {
  const found = await trx
    .selectFrom("import_mappings")
    .select(["kind", "mapping", "cancelled_prefix"])
    .where("workspace_id", "=", workspaceId)
    .where("shape", "=", shapeOf(guesses.mapping.map(({ column }) => column)))
    .executeTakeFirst();
  if (!found || (kind !== undefined && kind !== found.kind)) return { ...guesses, mapping_remembered: false };
  const targets = new Map(found.mapping.map(({ column, target }) => [column, target]));
  return {
    kind: found.kind,
    mapping: guesses.mapping.map(({ column }) => ({ column, target: targets.get(column) ?? null })),
    options: { ...guesses.options, cancelled_prefix: found.cancelled_prefix },
    mapping_remembered: true,
  };
}
