// The first rows of a file as they would be imported: each cell's text, what it is read as, and its fault if it has one.
import type { ImportOptions } from "../../../contract/import-reading.ts";
import type { ImportPreview } from "../../../contract/imports.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { CsvRecord } from "./file/record.ts";
import { openTable } from "./file/table.ts";
import { missingOf } from "./missing.ts";
import { judgeLine } from "./orders/judge-line.ts";
import { type Reading, readingOf } from "./reading.ts";
import { requireContent } from "./require-content.ts";
import type { RowFault } from "./rows/row-reader.ts";
import type { ImportRow } from "./store.ts";
import type { Value } from "./values/value.ts";

const rowsShown = 20;

export async function previewImport(
  row: ImportRow,
  workspace: ActorWorkspace,
  now: Date,
): Promise<ImportPreview> {
  const { path } = await requireContent(row);
  const reading = readingOf(row, workspace, now, () => {});
  const records = await firstRecords(path, row.options);
  return {
    columns: row.survey.columns.map(({ name, samples }, index) => ({
      name,
      target: row.mapping[index]?.target ?? null,
      samples,
    })),
    rows: records.map((record) => previewRow(record, row, reading)),
    missing: missingOf(row.kind, row.mapping, row.survey.rows),
  };
}

async function firstRecords(path: string, options: ImportOptions): Promise<CsvRecord[]> {
  const table = await openTable(path, options);
  const records: CsvRecord[] = [];
  for await (const batch of table.batches) {
    records.push(...batch);
    if (records.length >= rowsShown) break;
  }
  await table.close();
  return records.slice(0, rowsShown);
}

function previewRow(
  record: CsvRecord,
  row: ImportRow,
  { reader, slots }: Reading,
): ImportPreview["rows"][number] {
  const read = reader.read(record);
  const verdict = row.kind === "orders" ? judgeLine(read, slots) : undefined;
  const faults = verdict?.is === "faulty" ? verdict.faults : read.faults;
  const values = new Map(slots.columns.map(({ index }, place) => [index, read.values[place]]));
  return {
    line: record.line,
    aside: verdict?.is === "aside",
    fault: faults.find(({ column }) => column === "")?.reason ?? null,
    cells: row.survey.columns.map(({ name }, index) => ({
      text: record.cells[index] ?? "",
      value: shown(values.get(index), row.mapping[index]?.target),
      fault: faultIn(faults, name),
    })),
  };
}

function faultIn(faults: RowFault[], column: string): string | null {
  return faults.find((fault) => fault.column === column)?.reason ?? null;
}

/** As it would be kept; null where nothing is. */
function shown(value: Value | undefined | null, target: string | null | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" && /_at$/.test(target ?? "")) return new Date(value).toISOString();
  return Array.isArray(value) ? value.join(", ") : String(value);
}
