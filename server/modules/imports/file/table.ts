// A file as a table: the names of its columns, then its data records in batches, each with the number of its line.
import type { ImportOptions } from "../../../../contract/import-reading.ts";
import { storable } from "../values/own-text.ts";
import type { CsvRecord } from "./record.ts";
import { CsvSplitter } from "./splitter.ts";
import { openText } from "./text.ts";

export interface Table {
  columns: string[];
  /** Data records; broken ones among them carry their fault. Rows with nothing in any cell are left out. */
  batches: AsyncGenerator<CsvRecord[]>;
  /** Bytes read so far of the file as it lies on the disk. */
  read(): number;
  /** Stops reading before the end. */
  close(): Promise<void>;
}

type Dialect = Pick<ImportOptions, "delimiter" | "quote" | "encoding" | "header_row">;

export async function openTable(path: string, dialect: Dialect): Promise<Table> {
  const text = await openText(path, dialect.encoding);
  return { ...(await tableOf(text.pieces, dialect)), read: text.read };
}

/** The table in pieces of text that are already decoded. */
export async function tableOf(
  pieces: AsyncGenerator<string>,
  dialect: Dialect,
): Promise<Omit<Table, "read">> {
  const head = new Head(dialect.header_row);
  const { delimiter, quote } = dialect;
  const splitter = new CsvSplitter({ delimiter, quote, isHeader: (record) => head.take(record) });
  const records = split(pieces, splitter);
  const rest = await readUntil(records, () => head.found !== undefined);
  const close = async () => void (await pieces.return(undefined));
  return { columns: head.columns(), batches: dataOf(rest, records, head), close };
}

/** Finds the record that names the columns, or with `headerRow` 0 the first, which then counts as data. */
class Head {
  found: CsvRecord | undefined;
  readonly #headerRow: number;
  #seen = 0;

  constructor(headerRow: number) {
    this.#headerRow = headerRow;
  }

  take(record: CsvRecord): boolean {
    if (!hasContent(record) || isSeparatorLine(record)) return false;
    this.#seen++;
    if (this.#seen < this.#headerRow) return false;
    this.found = record;
    return true;
  }

  columns(): string[] {
    const cells = this.found?.cells ?? [];
    return this.#headerRow === 0 ? cells.map((_, index) => `Column ${index + 1}`) : named(cells);
  }

  isData(record: CsvRecord): boolean {
    const { line } = this.found ?? { line: 0 };
    return hasContent(record) && (this.#headerRow === 0 ? record.line >= line : record.line > line);
  }
}

async function* split(pieces: AsyncIterable<string>, splitter: CsvSplitter): AsyncGenerator<CsvRecord[]> {
  for await (const piece of pieces) yield splitter.push(piece);
  yield splitter.end();
}

async function readUntil(records: AsyncGenerator<CsvRecord[]>, found: () => boolean): Promise<CsvRecord[]> {
  const seen: CsvRecord[] = [];
  while (!found()) {
    const { value, done } = await records.next();
    if (done) break;
    seen.push(...value);
  }
  return seen;
}

async function* dataOf(
  rest: CsvRecord[],
  records: AsyncGenerator<CsvRecord[]>,
  head: Head,
): AsyncGenerator<CsvRecord[]> {
  yield rest.filter((record) => head.isData(record));
  for await (const batch of records) yield batch.filter(hasContent);
}

function hasContent(record: CsvRecord): boolean {
  return record.cells.some((cell) => cell !== "" && cell.trim() !== "");
}

/** Excel's word about the delimiter, a first line such as `sep=;`. */
function isSeparatorLine({ line, cells }: CsvRecord): boolean {
  return line === 1 && /^"?sep=$|^"?sep=.?"?$/i.test(cells.join("").trim());
}

const longestName = 200;

/** Names are trimmed, the empty numbered, the repeated told apart: `Name`, `Name (2)`. */
function named(cells: string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const name = storable(cell.trim().slice(0, longestName)) || `Column ${index + 1}`;
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
}
