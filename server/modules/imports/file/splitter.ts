// Splits text into records and cells (RFC 4180), piece by piece as it arrives. Our own, since the kept libraries read one
// unclosed quotation mark to the end of the file and lose every good row after it; here that line alone is given up.
import { type CsvRecord, longestRecord, recordFaults } from "./record.ts";

export interface SplitterOptions {
  delimiter: string;
  /** Sign around cells that hold the delimiter; empty for none. */
  quote: string;
  /**
   * Asked of each record until it says yes: does this one tell how many cells the others have? From there on, a record
   * that swallowed line ends and has another number of cells is taken for broken.
   */
  isHeader?: (record: CsvRecord) => boolean;
}

/** Longest beginning that is kept of a line that is too long. */
const shownOfTooLong = 1_000;

const incomplete = Symbol("incomplete");
type Fault = keyof typeof recordFaults;

export class CsvSplitter {
  readonly #delimiter: string;
  readonly #mark: string;
  readonly #markCode: number;
  readonly #isHeader: (record: CsvRecord) => boolean;
  #width: number | undefined;
  #text = "";
  /** Start of the record at hand within the text. */
  #at = 0;
  #line = 1;
  #whole = false;
  /** Inside a line that is too long, up to its end. */
  #skipping = false;
  // The next quotation mark, line feed and carriage return, remembered so that each character is looked at once.
  #quote = -2;
  #feed = -2;
  #carriage = -2;

  constructor(options: SplitterOptions) {
    this.#delimiter = options.delimiter;
    this.#mark = options.quote;
    this.#markCode = options.quote === "" ? -1 : options.quote.charCodeAt(0);
    this.#isHeader = options.isHeader ?? (() => false);
  }

  /** The records that are complete with this piece. */
  push(piece: string): CsvRecord[] {
    this.#text = this.#at < this.#text.length ? this.#text.slice(this.#at) + piece : piece;
    this.#at = 0;
    this.#forget();
    return this.#records();
  }

  /** The last record, where no line end follows it. */
  end(): CsvRecord[] {
    this.#whole = true;
    this.#forget();
    return this.#records();
  }

  #records(): CsvRecord[] {
    const records: CsvRecord[] = [];
    while (this.#at < this.#text.length) {
      const record = this.#skipping ? this.#skip() : this.#next();
      if (record === incomplete) break;
      if (!record) continue;
      records.push(record);
      if (this.#width === undefined && this.#isHeader(record)) this.#width = record.cells.length;
    }
    return records;
  }

  #forget(): void {
    this.#quote = -2;
    this.#feed = -2;
    this.#carriage = -2;
  }

  /** A record, undefined for an empty line, or `incomplete` where more text must come first. */
  #next(): CsvRecord | undefined | typeof incomplete {
    const end = this.#lineEnd(this.#at);
    if (end === incomplete)
      return this.#text.length - this.#at > longestRecord ? this.#tooLong() : incomplete;
    if (end - this.#at > longestRecord) return this.#tooLong();
    const quote = this.#nextQuote(this.#at);
    if (quote < end) return this.#quoted(end);
    const line = this.#line;
    const cells = this.#text.slice(this.#at, end).split(this.#delimiter);
    this.#goOn(end, 1);
    return cells.length === 1 && cells[0] === "" ? undefined : { line, cells };
  }

  /** A record with a quotation mark somewhere in its first line, which ends at `firstEnd`. */
  #quoted(firstEnd: number): CsvRecord | typeof incomplete {
    const cells: string[] = [];
    let at = this.#at;
    for (;;) {
      const cell =
        this.#text.charCodeAt(at) === this.#markCode
          ? this.#quotedCell(at, firstEnd)
          : (this.#indentedCell(at, firstEnd) ?? this.#plainCell(at));
      if (cell === incomplete) return this.#orGiveUp(firstEnd);
      if (typeof cell === "string") return this.#broken(cell, firstEnd);
      cells.push(cell.text);
      at = cell.end;
      if (!this.#text.startsWith(this.#delimiter, at)) break;
      at += 1;
    }
    const lines = at === firstEnd ? 1 : countLines(this.#text, this.#at, at);
    if (lines > 1 && this.#width !== undefined && cells.length !== this.#width)
      return this.#broken("unclosed", firstEnd);
    const line = this.#line;
    this.#goOn(at, lines);
    return { line, cells };
  }

  #orGiveUp(firstEnd: number): CsvRecord | typeof incomplete {
    const endless = this.#whole || this.#text.length - this.#at > longestRecord;
    return endless ? this.#broken("unclosed", firstEnd) : incomplete;
  }

  /** A quoted cell after spaces, told by the delimiter in it; undefined where it is none, since plain text has marks too. */
  #indentedCell(at: number, firstEnd: number): { text: string; end: number } | typeof incomplete | undefined {
    if (this.#text.charCodeAt(at) !== 32) return undefined;
    let start = at;
    while (this.#text.charCodeAt(start) === 32) start++;
    if (this.#text.charCodeAt(start) !== this.#markCode) return undefined;
    const cell = this.#quotedCell(start, firstEnd);
    if (cell === incomplete) return this.#whole ? undefined : incomplete;
    // Only within its line, so that a stray mark takes no other rows with it.
    if (typeof cell === "string" || cell.end > firstEnd) return undefined;
    return cell.text.includes(this.#delimiter) ? cell : undefined;
  }

  #plainCell(at: number): { text: string; end: number } | typeof incomplete {
    const lineEnd = this.#lineEnd(at);
    if (lineEnd === incomplete) return incomplete;
    const delimiter = this.#text.indexOf(this.#delimiter, at);
    const end = delimiter === -1 ? lineEnd : Math.min(delimiter, lineEnd);
    return { text: this.#text.slice(at, end), end };
  }

  #quotedCell(at: number, firstEnd: number): { text: string; end: number } | Fault | typeof incomplete {
    let close = this.#text.indexOf(this.#mark, at + 1);
    while (close !== -1 && this.#text.charCodeAt(close + 1) === this.#markCode)
      close = this.#text.indexOf(this.#mark, close + 2);
    if (close === -1) return incomplete;
    let end = close + 1;
    while (this.#text.charCodeAt(end) === 32) end++;
    if (!this.#whole && (end === this.#text.length || this.#mayBeHalf(end))) return incomplete;
    // A mark that seems to close lines further down belongs to another cell: this one was never closed.
    if (!this.#endsCell(end)) return close > firstEnd ? "unclosed" : "stray";
    return { text: this.#text.slice(at + 1, close).replaceAll(this.#mark + this.#mark, this.#mark), end };
  }

  #endsCell(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    return (
      at >= this.#text.length || code === 10 || code === 13 || this.#text.startsWith(this.#delimiter, at)
    );
  }

  /** Gives up the first line of the record at hand and goes on with the next line. */
  #broken(fault: Fault, firstEnd: number): CsvRecord {
    const record = {
      line: this.#line,
      cells: [this.#text.slice(this.#at, firstEnd)],
      fault: recordFaults[fault],
    };
    this.#goOn(firstEnd, 1);
    this.#forget();
    return record;
  }

  #tooLong(): CsvRecord {
    const shown = this.#text.slice(this.#at, this.#at + shownOfTooLong);
    this.#skipping = true;
    return { line: this.#line, cells: [shown], fault: recordFaults.tooLong };
  }

  #skip(): undefined | typeof incomplete {
    const end = this.#lineEnd(this.#at);
    if (end === incomplete) {
      this.#at = this.#text.length;
      return incomplete;
    }
    this.#skipping = false;
    this.#goOn(end, 1);
    return undefined;
  }

  /** Steps over the line end at `end`, which closes `lines` lines of the file. */
  #goOn(end: number, lines: number): void {
    const pair = this.#text.charCodeAt(end) === 13 && this.#text.charCodeAt(end + 1) === 10;
    this.#at = end + (pair ? 2 : 1);
    this.#line += lines;
  }

  /** Where the line that holds `from` ends. */
  #lineEnd(from: number): number | typeof incomplete {
    if (this.#feed < from && this.#feed !== -1) this.#feed = this.#text.indexOf("\n", from);
    if (this.#carriage < from && this.#carriage !== -1) this.#carriage = this.#text.indexOf("\r", from);
    const end = Math.min(orInfinity(this.#feed), orInfinity(this.#carriage));
    if (end === Infinity) return this.#whole ? this.#text.length : incomplete;
    return this.#mayBeHalf(end) && !this.#whole ? incomplete : end;
  }

  /** A carriage return whose line feed would come with the next piece. */
  #mayBeHalf(at: number): boolean {
    return at === this.#text.length - 1 && this.#text.charCodeAt(at) === 13;
  }

  #nextQuote(from: number): number {
    if (this.#mark === "") return Infinity;
    if (this.#quote < from && this.#quote !== -1) this.#quote = this.#text.indexOf(this.#mark, from);
    return orInfinity(this.#quote);
  }
}

function orInfinity(found: number): number {
  return found < 0 ? Infinity : found;
}

/** Lines that the text from `start` up to the line end at `end` takes. */
function countLines(text: string, start: number, end: number): number {
  return 1 + (text.slice(start, end).match(/\r\n|\n|\r/g)?.length ?? 0);
}
