// What a source has said of one customer or order, field by field, each with the version that said it. Merging is the same in
// whatever order deliveries come and however often: of each field the latest version wins.

type Json = unknown;
export type RecordFields = Record<string, [version: string, value: Json]>;

/** A refund is taken off once, at its largest; the first moment is the earliest. */
function wins(field: string, [version, value]: RecordFields[string], known: RecordFields[string]): boolean {
  if (field.startsWith("refund ")) return Number(value) > Number(known[1]);
  if (field === "first_at") return String(value) < String(known[1]);
  return version > known[0];
}

/**
 * Merges what was said into a record and answers the names of the fields whose value is another now. A null where nothing
 * was known is kept and changes nothing: a source clears what it said itself, and nobody else's word.
 */
export function merge(record: RecordFields, version: string, said: Record<string, Json>): Merged {
  const merged: Merged = { changed: new Set(), touched: false };
  for (const [field, value] of Object.entries(said)) {
    if (value === undefined) continue;
    const entry: RecordFields[string] = [version, value];
    const known = record[field];
    if (known && !wins(field, entry, known)) continue;
    record[field] = entry;
    merged.touched = true;
    if (!same(known ? known[1] : null, value)) merged.changed.add(field);
  }
  return merged;
}

interface Merged {
  changed: Set<string>;
  /** The record is to be written, if only for a version. */
  touched: boolean;
}

export function saidOf(record: RecordFields, field: string): Json {
  return record[field]?.[1];
}

/** jsonb gives the names of an object back in an order of its own. */
function same(a: Json, b: Json): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
