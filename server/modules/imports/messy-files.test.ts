// Files that other people's programs stumbled over, through the front: those with known contents are read as they are
// known, and every other one is imported or refused in words a person understands.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sharedFile } from "../../../bench/shared-data.ts";
import { type ImportRun, importEndpoints } from "../../../contract/imports.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { untilEnded, uploadFile } from "../../../test/import-file.ts";

const folder = sharedFile("csv") ?? "";
const there = folder !== "" && existsSync(folder);
const tables = there
  ? readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => extname(name) !== "" && extname(name) !== ".json")
      .sort()
  : [];

/** What is known of a file besides that it imports. */
interface Known {
  /** Data rows. */
  rows?: number;
  columns?: number;
  /** Names of the first columns. */
  header?: string[];
  options?: Partial<ImportRun["options"]>;
  /** A cell of the first rows that are shown, by line and place among the columns. */
  cells?: [row: number, column: number, text: string][];
  refused?: RegExp;
}

const oldExcel = {
  refused: /This is an Excel workbook of the old kind \(\.xls\), or one that is protected/,
};

/** From messytables' own assertions and the tests of tabulator, PapaParse and CleverCSV. */
const known: Record<string, Known> = {
  "messytables/utf8bom.csv": { header: ["kitten", "win"], columns: 2, options: { encoding: "utf-8" } },
  "messytables/simple.csv": { rows: 6, columns: 3, header: ["date", "temperature", "place"] },
  "messytables/complex.csv": {
    rows: 3,
    header: ["date", "another date", "temperature", "place"],
    cells: [[2, 2, "6,000,000"]],
  },
  "messytables/simple.ssv": { rows: 6, columns: 3, options: { delimiter: ";" } },
  "messytables/simple.psv": {
    rows: 28,
    columns: 6,
    options: { delimiter: "|" },
    header: ["Year", "New dwellings"],
  },
  "messytables/example.tsv": {
    rows: 140,
    columns: 17,
    options: { delimiter: "\t" },
    header: ["hour", "expr1_0_imp"],
  },
  "messytables/utf-16le_encoded.csv": {
    rows: 327,
    options: { encoding: "utf-16le" },
    header: ["Organisation_code", "Organisation_name"],
  },
  "messytables/long.csv": { rows: 3999, columns: 1 },
  "messytables/characters.csv": {
    rows: 382,
    options: { encoding: "big5" },
    cells: [[0, 2, "雲嘉南濱海國家風景區管理處"]],
  },
  "messytables/weird_head_padding.csv": {
    columns: 11,
    header: ["Column 1", "1985"],
    cells: [[1, 0, "      Gefäßchirurgie"]],
  },
  "messytables/null.csv": { rows: 10, columns: 4, options: { header_row: 0 }, cells: [[0, 1, "null"]] },
  "messytables/skip_initials.csv": { rows: 2, cells: [[0, 1, "    goodbye"]] },
  "messytables/mixedGLB.csv": { rows: 133 },
  "messytables/simple.zip": {
    rows: 6,
    header: ["date", "temperature", "place"],
    options: { part: "simple.csv" },
  },
  "messytables/simple.xlsx": {
    rows: 6,
    columns: 3,
    header: ["date", "temperature", "place"],
    cells: [
      [0, 0, "2011-01-01"],
      [0, 2, "Galway"],
    ],
  },
  "messytables/simple.xls": oldExcel,
  "messytables/encrypted_no_password.xls": oldExcel,
  "messytables/excel_properties.xls": oldExcel,
  "messytables/unicode_sheet_name.xls": oldExcel,
  "tabulator/table-with-booleans.xls": oldExcel,
  "tabulator/table-with-ints-floats-dates.xls": oldExcel,
  "messytables/libreoffice.xlsx": { refused: /The file is empty; nothing of it was kept/ },
  "messytables/small.csv": { rows: 0, columns: 1 },
  "messytables/excel_pasting.csv": { columns: 9, header: ["Year", "2000"] },
  "tabulator/escaping.csv": { rows: 3 },
  "tabulator/sheet2.xlsx": { options: { part: "Sheet2" }, header: ["id", "name"], cells: [[1, 1, "中国人"]] },
  "tabulator/bom.csv": { rows: 2, header: ["id", "name"], cells: [[1, 1, "中国人"]] },
  "tabulator/latin1.csv": { rows: 2, options: { encoding: "latin1" }, cells: [[1, 1, "©"]] },
  "tabulator/table.csv.gz": { rows: 2, header: ["id", "name"], cells: [[1, 1, "中国人"]] },
  "tabulator/table.bad-format": { rows: 2, header: ["id", "name"] },
  "tabulator/table_unicode_headers.csv": { header: ["id", "国人"] },
  "tabulator/accent.csv": { options: { delimiter: ";" } },
};

let app: TestApp;
let client: Client;
beforeAll(async () => {
  app = await startApp({ work: true, env: { LOG_LEVEL: "silent" } });
  await app.workspace("messy");
  client = await app.as("marketer", "messy");
});
afterAll(() => app?.stop());

describe.skipIf(!there)("every messy file", () => {
  test.each(tables)("%s", { timeout: 60_000 }, async (name) => {
    const about = known[name] ?? {};
    const content = readFileSync(join(folder, name));
    if (about.refused) {
      await expect(uploadFile(client, content, { name: basename(name) })).rejects.toThrow(about.refused);
      return;
    }
    const run = await uploadFile(client, content, { name: basename(name) });
    expect(run.options).toMatchObject(about.options ?? {});
    const preview = await client.ok(importEndpoints.preview, { params: { id: run.id } });
    const names = preview.columns.map((column) => column.name);
    expect(names.slice(0, about.header?.length ?? 0)).toEqual(about.header ?? []);
    if (about.columns !== undefined) expect(names).toHaveLength(about.columns);
    if (about.rows !== undefined) expect(run.rows_expected).toBe(about.rows);
    for (const [row, column, text] of about.cells ?? [])
      expect(preview.rows[row]!.cells[column]!.text).toBe(text);
    await importedOrTold(run);
  });
});

/** Its rows become customers known by the first column; each is imported, or in the error file with its reason. */
async function importedOrTold(run: ImportRun): Promise<void> {
  const { id } = run;
  const column = run.mapping[0]!.column;
  const body = { kind: "customers" as const, mapping: [{ column, target: "customer.external_id" as const }] };
  await client.ok(importEndpoints.update, { params: { id }, body });
  const { missing } = await client.ok(importEndpoints.preview, { params: { id } });
  if (run.rows_expected === 0) {
    expect(missing).toEqual(["The file has no rows below its header"]);
    return;
  }
  expect(missing).toEqual([]);
  await client.ok(importEndpoints.start, { params: { id } });
  const ended = await untilEnded(client, id);
  expect(ended).toMatchObject({ state: "done", failure: null });
  const { rows, rows_imported, rows_failed } = ended.counts;
  expect(rows_imported + rows_failed).toBe(rows);
  expect(rows).toBe(run.rows_expected);
}
