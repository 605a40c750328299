// Lines of a CSV file, and the pages of a list that they come from.

export type Cell = string | number | boolean | null | undefined;

export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(quoted).join(",")}\r\n`;
}

/** A text that a spreadsheet would run as a formula is made plain; a phone number is none. */
function quoted(cell: Cell): string {
  const text = String(cell ?? "");
  const safe = typeof cell === "string" && /^\s*[=@]|^[\t\r]|^\s*[+-](?!\d+$)/.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What each column says of a row, by its head. */
export type CsvColumns<T> = Record<string, (row: T) => Cell>;

export async function* csvTable<T>(
  columns: CsvColumns<T>,
  pages: AsyncGenerator<readonly T[]>,
): AsyncGenerator<string> {
  yield csvLine(Object.keys(columns));
  const line = (row: T) => csvLine(Object.values(columns).map((read) => read(row)));
  for await (const page of pages) if (page.length > 0) yield page.map(line).join("");
}

interface Page<T> {
  data: readonly T[];
  next_cursor: string | null;
}

/** Rows that a file is read by at a time. */
export const exportedAtOnce = 1_000;

/** Every page of a list, read when the one before has been taken. */
export async function* everyPage<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<readonly T[]> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield page.data;
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
}
