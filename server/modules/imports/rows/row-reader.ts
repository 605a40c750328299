// Reads a record's cells into values by the mapping, and names every fault of the row at once.
import type { ImportField, ImportMapping } from "../../../../contract/import-reading.ts";
import type { CsvRecord } from "../file/record.ts";
import type { ColumnFacts } from "../survey/column-facts.ts";
import { customReaders } from "../values/read-custom.ts";
import { readerOf } from "../values/readers.ts";
import { type About, quoted, type Read, Unreadable, type Value } from "../values/value.ts";

/** One fault of a row. `column` is empty where the row as a whole is wrong. */
export interface RowFault {
  column: string;
  value: string;
  reason: string;
}

export type Target = ImportField | `custom.${string}`;

/** A mapped column: where it stands in the file, and what its cells become. */
export interface MappedColumn {
  name: string;
  index: number;
  target: Target;
  read: Read;
}

/** Values by the place of their column among the mapped ones; nothing where the cell is empty. */
export type Values = (Value | undefined | null)[];

export interface ReadRow {
  values: Values;
  faults: RowFault[];
}

const unsoundText = /[\0\uFFFD]/;

/** The mapped columns, the country first, since phones without a prefix are read by it. */
export function mappedColumns(mapping: ImportMapping, facts: ColumnFacts[]): MappedColumn[] {
  const columns = mapping.flatMap(({ column, target }, index) => {
    const about = facts[index];
    if (target === null || !about) return [];
    return [{ name: column, index, target: target as Target, read: readerFor(target, about) }];
  });
  return columns.sort((a, b) => order(a) - order(b));
}

function order({ target, index }: MappedColumn): number {
  return target === "customer.country" ? -1 : index;
}

function readerFor(target: string, facts: ColumnFacts): Read {
  if (target.startsWith("custom.")) return customReaders[facts.type];
  const read = readerOf(target as ImportField, facts);
  return slow.has(target) ? remembering(read) : read;
}

/** What takes long to read, is the same on all lines of an order, and depends on its own cell alone. */
const slow: ReadonlySet<string> = new Set<ImportField>([
  "customer.email",
  "customer.created_at",
  "customer.updated_at",
  "order.ordered_at",
  "order.updated_at",
]);

/** The lines of an order mostly stand together: what the cell above was read as is not read again. */
function remembering(read: Read): Read {
  let last: string | undefined;
  let value: ReturnType<Read>;
  return (text, about) => {
    if (text === last) return value;
    value = read(text, about);
    last = text;
    return value;
  };
}

export class RowReader {
  readonly #columns: MappedColumn[];
  readonly #width: number;
  readonly #about: About;
  readonly #home: string | undefined;

  /** `width` is the number of columns of the whole file. */
  constructor(columns: MappedColumn[], width: number, about: About) {
    this.#columns = columns;
    this.#width = width;
    this.#about = about;
    this.#home = about.country;
  }

  read(record: CsvRecord): ReadRow {
    const faults = this.#faultsOfShape(record);
    const values: Values = [];
    if (faults.length > 0) return { values, faults };
    this.#about.country = this.#home;
    for (const column of this.#columns) {
      const text = record.cells[column.index]!.trim();
      const value = text === "" ? undefined : readCell(column, text, this.#about);
      if (value instanceof Unreadable)
        faults.push({ column: column.name, value: text, reason: value.reason });
      values.push(value instanceof Unreadable ? undefined : value);
    }
    return { values, faults };
  }

  #faultsOfShape({ cells, fault }: CsvRecord): RowFault[] {
    if (fault) return [{ column: "", value: "", reason: fault }];
    if (cells.length === this.#width) return [];
    // Spreadsheets end rows with delimiters as they please; what is empty adds nothing.
    if (cells.length > this.#width && cells.slice(this.#width).every((cell) => cell.trim() === "")) return [];
    const reason = `This row has ${cells.length} cells where the file has ${this.#width} columns; a cell that holds the delimiter must stand in quotation marks`;
    return [{ column: "", value: "", reason }];
  }
}

/** One cell, trimmed and not empty. */
export function readCell(column: MappedColumn, text: string, about: About): Value | Unreadable | undefined {
  return unsoundText.test(text) ? unsound(text) : column.read(text, about);
}

function unsound(text: string): Unreadable {
  return new Unreadable(
    text.includes("\0")
      ? `${quoted(text.replaceAll("\0", "␀"))} holds a NUL character, which is no text`
      : `${quoted(text)} holds bytes that are not of the file's encoding; choose another encoding, or save the file as UTF-8`,
  );
}
