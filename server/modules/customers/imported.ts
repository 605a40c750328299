// What an import made or changed, told in the transaction that wrote it, so that the import can be undone.
import type { Trx } from "../../platform/database.ts";

/** An input that came by an import says by which. */
export interface Imported {
  import_id?: string;
  /** ISO 8601: of a customer, the earliest order that the same file tells of, whose beginning it will be. */
  since?: string;
}

export interface ImportedChange<State> {
  importId: string;
  id: string;
  /** Null where it was made. */
  before: State | null;
  /** As a text where it is written out already, as JSON with the keys of each object by alphabet. */
  after: State | string;
  /** Somebody else had a part in the same change. */
  others: boolean;
}

export type KeepImported<State> = (
  trx: Trx,
  workspaceId: string,
  changes: readonly ImportedChange<State>[],
) => Promise<void>;

/** Which import an item's inputs came by, the last one's where there are several. Undefined where none did. */
export function importOf(
  inputs: readonly Imported[],
): Pick<ImportedChange<never>, "importId" | "others"> | undefined {
  const ids = inputs.map(({ import_id }) => import_id);
  const importId = ids.findLast((id) => id !== undefined);
  return importId === undefined ? undefined : { importId, others: ids.some((id) => id !== importId) };
}
