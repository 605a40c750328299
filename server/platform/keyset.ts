// Cursors of keyset pages: where a page ended, sealed against nothing but mistakes. A cursor belongs to one list in one
// order, and is refused by any other.
import { AppError } from "../../contract/errors.ts";

/** What the last row of a page is sorted by, the tie-breaking id last. */
export type Keys = readonly (string | number | null)[];

/** `list` names the list and its order. */
export function toCursor(list: string, keys: Keys): string {
  return Buffer.from(JSON.stringify([list, ...keys])).toString("base64url");
}

export function fromCursor(list: string, cursor: string | undefined): Keys | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [name, ...keys] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as [
      string,
      ...Keys,
    ];
    if (name === list && keys.length > 0 && keys.every(isKey)) return keys;
  } catch {}
  throw new AppError(
    "invalid_cursor",
    "The cursor was given by another list or order. Ask for the first page again.",
  );
}

const isKey = (key: unknown) => key === null || typeof key === "string" || typeof key === "number";

/** A page of at most `limit` of the rows read, which are one more where there is another page. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  list: string,
  keysOf: (row: Row) => Keys,
  show: (row: Row) => Item,
): { data: Item[]; next_cursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next_cursor = rows.length > limit && last ? toCursor(list, keysOf(last)) : null;
  return { data: shown.map(show), next_cursor };
}
