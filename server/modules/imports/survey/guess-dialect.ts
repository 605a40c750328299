// How a file's text is laid out, from its beginning: which sign parts the cells, and in which row the columns are named.
import type { ImportOptions } from "../../../../contract/import-reading.ts";
import type { CsvRecord } from "../file/record.ts";
import { CsvSplitter } from "../file/splitter.ts";

type Layout = Pick<ImportOptions, "delimiter" | "quote">;
type Quote = ImportOptions["quote"];

/** Rows looked at for the delimiter. */
const rowsTried = 200;

/** Signs that part cells, with how much they are trusted: times have colons, and texts have the others. */
const tried: [sign: string, trust: number][] = [
  [",", 1],
  [";", 1],
  ["\t", 1],
  ["|", 1],
  ["^", 0.9],
  ["~", 0.9],
  ["¦", 0.9],
  ["\u001f", 1],
  [":", 0.3],
];

export function guessDelimiter(text: string, quote: Quote): string {
  const said = /^"?sep=([^"\w\r\n])/i.exec(text)?.[1];
  if (said) return said;
  const scored = tried.map(([delimiter, trust]) => ({
    delimiter,
    score: trust * scoreOf(text, { delimiter, quote }),
  }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

const doubleQuoted = /(?<=^|[,;\t|^~\r\n]) *"/gm;
const singleQuoted = /(?<=^|[,;\t|^~\r\n])'[^'\r\n]*'(?=[,;\t|^~\r\n]|$)/gm;

/** Apostrophes only where cells stand in them again and again and no others do. */
export function guessQuote(text: string): Quote {
  const singles = text.match(singleQuoted)?.length ?? 0;
  return singles >= 3 && singles > 3 * (text.match(doubleQuoted)?.length ?? 0) ? "'" : '"';
}

/** High where most rows have the same number of cells, and more than one. */
function scoreOf(text: string, layout: Layout): number {
  const widths = recordsOf(text, layout)
    .slice(0, rowsTried)
    .filter((record) => !record.fault)
    .map((record) => record.cells.length);
  const width = mostCommon(widths);
  if (width < 2) return 0;
  const same = widths.filter((one) => one === width).length / widths.length;
  return same ** 2 * (1 + Math.log2(width) / 10);
}

/** 1 to 20, or 0 where the first row is data already. */
export function guessHeaderRow(text: string, layout: Layout): number {
  const records = recordsOf(text, layout).filter(
    (record) => record.cells.some((cell) => cell.trim() !== "") && !/^"?sep=/i.test(record.cells[0] ?? ""),
  );
  const width = mostCommon(records.slice(0, rowsTried).map((record) => record.cells.length));
  // Titles above the table fill fewer cells than its rows do.
  const first = records.slice(0, 20).findIndex((record) => filled(record) > width / 2);
  if (first === -1) return 1;
  return looksLikeNames(records[first]!, records.slice(first + 1, first + 50)) ? first + 1 : 0;
}

function recordsOf(text: string, layout: Layout): CsvRecord[] {
  const splitter = new CsvSplitter(layout);
  const records = splitter.push(text);
  return records.length > 0 ? records : splitter.end();
}

function mostCommon(numbers: number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

function filled(record: CsvRecord): number {
  return record.cells.filter((cell) => cell.trim() !== "").length;
}

const valueLike = /^[-+(]?[\p{Sc}]?\s?\d[\d.,\s]*\)?$|@|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|^\+?\d[\d\s-]{6,}$/u;

/** Names are texts, all different; a row like those below it, with numbers, dates and addresses, is none. */
function looksLikeNames(row: CsvRecord, below: CsvRecord[]): boolean {
  const cells = row.cells.map((cell) => cell.trim());
  const valued = cells.filter((cell) => valueLike.test(cell));
  const values = valued.length;
  if (values === 0 || areYears(valued)) return true;
  const valuesBelow = below.map(
    (record) => record.cells.filter((cell) => valueLike.test(cell.trim())).length,
  );
  const usual = valuesBelow.reduce((sum, one) => sum + one, 0) / Math.max(valuesBelow.length, 1);
  return values < usual / 2;
}

/** Tables of figures by year are named by the years. */
function areYears(cells: string[]): boolean {
  return (
    cells.length > 1 &&
    new Set(cells).size === cells.length &&
    cells.every((cell) => /^(19|20)\d\d$/.test(cell))
  );
}
