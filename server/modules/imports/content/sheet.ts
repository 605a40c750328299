// A sheet of a workbook as CSV: its rows in their places, so that a line's number is the row's; texts as they are, dates as
// ISO texts, durations in hours, numbers with the fifteen digits that Excel keeps.
import type { Readable } from "node:stream";
import { dateText, durationText, type TimeFormat } from "./cell-dates.ts";
import { readXml, type XmlReader } from "./xml.ts";

export interface CellWords {
  shared: string[];
  /** Whether cells of a style are dates or durations. */
  times: (TimeFormat | undefined)[];
  from1904: boolean;
}

/** Rows that are seen before the sheet's width is settled; shorter ones are filled up to it. */
const rowsMeasured = 1_000;
const mostRows = 1_048_576;
const mostColumns = 16_384;

export async function writeSheet(
  stream: Readable,
  words: CellWords,
  write: (text: string) => Promise<void>,
): Promise<void> {
  const lines = new SheetLines();
  const reader = new SheetReader(words, (row, cells) => lines.add(row, cells));
  await readXml(stream, reader, async () => {
    const text = lines.take();
    if (text !== "") await write(text);
  });
  await write(lines.end());
}

/** Puts rows into lines of CSV. */
class SheetLines {
  #measured: [row: number, cells: string[]][] | undefined = [];
  #width = 0;
  #row = 0;
  #text = "";

  add(row: number, cells: string[]): void {
    if (!this.#measured) {
      this.#put(row, cells);
      return;
    }
    this.#width = Math.max(this.#width, cells.length);
    this.#measured.push([row, cells]);
    if (this.#measured.length >= rowsMeasured) this.#settle();
  }

  take(): string {
    const text = this.#text;
    this.#text = "";
    return text;
  }

  end(): string {
    this.#settle();
    return this.take();
  }

  #settle(): void {
    const measured = this.#measured ?? [];
    this.#measured = undefined;
    for (const [row, cells] of measured) this.#put(row, cells);
  }

  #put(row: number, cells: string[]): void {
    // Rows that are empty are left out of the file, and stand in their place as empty lines.
    if (row > this.#row + 1) this.#text += "\n".repeat(row - this.#row - 1);
    while (cells.length < this.#width) cells.push("");
    this.#text += `${cells.map(quotedCell).join(",")}\n`;
    this.#row = Math.max(row, this.#row + 1);
  }
}

function quotedCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

class SheetReader implements XmlReader {
  readonly #words: CellWords;
  readonly #take: (row: number, cells: string[]) => void;
  #row = 0;
  #cells: string[] = [];
  #column = 0;
  #type = "n";
  #style = 0;
  #text = "";
  #within = "";
  #phonetic = false;

  constructor(words: CellWords, take: (row: number, cells: string[]) => void) {
    this.#words = words;
    this.#take = take;
  }

  open(name: string, attributes: Record<string, string>): void {
    this.#within = name;
    if (name === "row") this.#openRow(attributes);
    else if (name === "c") this.#openCell(attributes);
    else if (name === "rPh") this.#phonetic = true;
  }

  #openRow({ r }: Record<string, string>): void {
    const said = Number(r);
    this.#row = Number.isInteger(said) && said > this.#row && said <= mostRows ? said : this.#row + 1;
    this.#cells = [];
    this.#column = 0;
  }

  #openCell({ r, t = "n", s = "0" }: Record<string, string>): void {
    this.#column = columnOf(r) ?? this.#column + 1;
    this.#type = t;
    this.#style = Number(s);
    this.#text = "";
  }

  text(piece: string): void {
    if (this.#within === "v" || (this.#within === "t" && !this.#phonetic)) this.#text += piece;
  }

  close(name: string): void {
    this.#within = "";
    if (name === "rPh") this.#phonetic = false;
    else if (name === "c") this.#closeCell();
    else if (name === "row" && this.#cells.length > 0) this.#take(this.#row, this.#cells);
  }

  #closeCell(): void {
    const value = this.#value();
    if (value === "" || this.#column > mostColumns) return;
    while (this.#cells.length < this.#column - 1) this.#cells.push("");
    this.#cells[this.#column - 1] = value;
  }

  #value(): string {
    const text = this.#text;
    // A formula that failed has no value.
    if (text === "" || this.#type === "e") return "";
    if (this.#type === "s") return this.#words.shared[Number(text)] ?? "";
    if (this.#type === "b") return text === "1" ? "true" : "false";
    if (this.#type !== "n") return text;
    const number = Number(text);
    if (Number.isNaN(number)) return text;
    const { times, from1904 } = this.#words;
    if (times[this.#style] === "duration") return durationText(number);
    return times[this.#style] === "date" ? dateText(number, from1904) : plainNumber(number);
  }
}

/** `B12` is in column 2. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? "")?.[0];
  if (!letters) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

function plainNumber(number: number): string {
  const text = String(Number(number.toPrecision(15)));
  if (!text.includes("e")) return text;
  return number.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 20 });
}
