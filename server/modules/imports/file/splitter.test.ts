// The splitter against published cases, and the laws that make it safe: pieces do not matter, what is written is read
// back, and a broken line costs that line alone.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sharedFile } from "../../../../bench/shared-data.ts";
import { longestRecord, recordFaults } from "./record.ts";
import { CsvSplitter } from "./splitter.ts";

const spectrum = sharedFile("csv/csv_spectrum");
const papaparse = sharedFile("csv/papaparse/papaparse_cases.json");

function split(text: string, options: { delimiter?: string; quote?: string; piece?: number } = {}) {
  const { delimiter = ",", quote = '"' } = options;
  const splitter = new CsvSplitter({ delimiter, quote, isHeader: () => true });
  const size = options.piece ?? Math.max(text.length, 1);
  const records = [];
  for (let at = 0; at < text.length; at += size) records.push(...splitter.push(text.slice(at, at + size)));
  return [...records, ...splitter.end()];
}

const cellsOf = (text: string) => split(text).map((record) => record.cells);

describe.skipIf(!spectrum)("csv-spectrum", () => {
  const names = spectrum ? readdirSync(spectrum).filter((name) => name.endsWith(".csv")) : [];
  test.each(names)("%s", (name) => {
    const [header, ...rows] = cellsOf(readFileSync(join(spectrum!, name), "utf8"));
    const objects = rows.map((row) => Object.fromEntries(row.map((cell, index) => [header![index], cell])));
    expect(objects).toEqual(JSON.parse(readFileSync(join(spectrum!, name.replace(".csv", ".json")), "utf8")));
  });
});

interface PapaCase {
  description: string;
  input: string;
  config?: Record<string, unknown>;
  expected: { data: string[][]; errors: unknown[] };
}

test("other quotation marks, or none", () => {
  const cells = (text: string, quote: string) => split(text, { quote }).map((record) => record.cells);
  expect(cells("'a,b','it''s',\"c\n", "'")).toEqual([["a,b", "it's", '"c']]);
  expect(cells('12",\'a\n"b,c\n', "")).toEqual([
    ['12"', "'a"],
    ['"b', "c"],
  ]);
});

describe.skipIf(!papaparse)("PapaParse's sound cases", () => {
  const all: PapaCase[] = papaparse ? JSON.parse(readFileSync(papaparse, "utf8")).CORE_PARSER_TESTS : [];
  // Its options for comments and previews are not ours; an empty line is a record of one empty cell there, none here.
  const sound = all.filter((one) => one.expected.errors.length === 0 && !one.config);
  test.each(sound)("$description", ({ input, expected }) => {
    expect(cellsOf(input)).toEqual(expected.data.filter((row) => row.length > 1 || row[0] !== ""));
  });
});

const cell = fc.string({
  unit: fc.constantFrom("a", "é", '"', ",", "\n", "\r", " ", ";", "🙂"),
  maxLength: 6,
});
const width = 3;
const table = fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
  minLength: 1,
  maxLength: 8,
});
const lineEnd = fc.constantFrom("\n", "\r\n", "\r");
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
const write = (rows: string[][], end: string) => rows.map((row) => row.map(quote).join(",") + end).join("");

test("what is written is read back, whatever the cells hold and wherever the pieces end", () => {
  fc.assert(
    fc.property(table, lineEnd, fc.integer({ min: 1, max: 9 }), (rows, end, piece) => {
      const records = split(write(rows, end), { piece });
      expect(records.map((record) => record.cells)).toEqual(rows);
      expect(records.every((record) => record.fault === undefined)).toBe(true);
    }),
  );
});

test("pieces do not matter, even for nonsense", () => {
  const nonsense = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", " "), maxLength: 60 });
  fc.assert(
    fc.property(nonsense, fc.integer({ min: 1, max: 9 }), (text, piece) => {
      expect(split(text, { piece })).toEqual(split(text));
    }),
    { numRuns: 500, examples: [['"\r"\r\na', 1]] },
  );
});

test("lines are counted as an editor does, also inside quotation marks", () => {
  const records = split('a,b\r\n\r\n"x\r\ny",1\r\nz,2\r\n');
  expect(records.map(({ line, cells }) => [line, ...cells])).toEqual([
    [1, "a", "b"],
    [3, "x\r\ny", "1"],
    [5, "z", "2"],
  ]);
});

test("a quotation mark that is never closed costs its own line and no other", () => {
  const lines = Array.from({ length: 200 }, (_, index) => `${index},x,y`);
  lines[50] = '50,"x,y';
  const records = split(`a,b,c\n${lines.join("\n")}\n`);
  expect(records).toHaveLength(201);
  expect(records.filter((record) => record.fault)).toEqual([
    { line: 52, cells: ['50,"x,y'], fault: recordFaults.unclosed },
  ]);
});

test("two that are never closed do not swallow the rows between them", () => {
  const records = split('a,b,c\n1,"x,y\n2,x,y\n3,"x,y\n4,x,y\n5,x,"\n6,x,y\n7,"z",y\n');
  expect(records.filter((record) => !record.fault).map((record) => record.cells[0])).toEqual([
    "a",
    "2",
    "4",
    "6",
    "7",
  ]);
  expect(records.filter((record) => record.fault).map((record) => record.line)).toEqual([2, 4, 6]);
});

test("a line without an end is told and skipped, not held", () => {
  const splitter = new CsvSplitter({ delimiter: ",", quote: '"' });
  const faults = [];
  for (let n = 0; n < 40; n++) faults.push(...splitter.push("x".repeat(longestRecord / 8)));
  const after = splitter.push("\nnext,row\n");
  expect(faults.map(({ fault, cells }) => [fault, cells[0]?.length])).toEqual([
    [recordFaults.tooLong, 1_000],
  ]);
  expect(after).toEqual([{ line: 2, cells: ["next", "row"] }]);
});
