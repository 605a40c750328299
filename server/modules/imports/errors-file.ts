// The error file: each faulty row with its cells as they stood, and beside them what is wrong, so that a person mends it
// and imports the file again. Streamed, a few hundred rows at a time.
import type { Database } from "../../platform/database.ts";
import { type ErrorRow, errorsAfter } from "./error-store.ts";
import { errorColumns, isErrorColumn } from "./guess/known-names.ts";
import type { ImportRow } from "./store.ts";

const rowsAtOnce = 500;
/** Tells spreadsheets that the file is UTF-8; readers of text leave it out. */
const mark = "\ufeff";

export async function* errorsFile(database: Database, row: ImportRow): AsyncGenerator<string> {
  const { workspace_id, id } = row;
  const layout = layoutOf(row);
  yield mark + csvLine([...layout.names, ...errorColumns]);
  for (let line = "0"; ; ) {
    const faults = await database.inWorkspace(workspace_id, (trx) =>
      errorsAfter(trx, workspace_id, id, line, rowsAtOnce),
    );
    const last = faults.at(-1);
    if (!last) return;
    yield linesOf(faults, layout, id);
    line = last.line;
  }
}

interface Layout {
  names: string[];
  /** Columns of the file, and which of them an earlier error file had put there. */
  width: number;
  shown: number[];
  delimiter: string;
}

function layoutOf({ survey, options }: ImportRow): Layout {
  const all = survey.columns.map(({ name }) => name);
  const shown = all.flatMap((name, place) => (isErrorColumn(name) ? [] : [place]));
  return { names: shown.map((place) => all[place]!), width: all.length, shown, delimiter: options.delimiter };
}

function linesOf(faults: ErrorRow[], layout: Layout, id: string): string {
  const rows = Map.groupBy(faults, ({ line }) => line);
  return [...rows.values()].map((row) => csvLine(cellsOf(row, layout, id))).join("");
}

function cellsOf(faults: ErrorRow[], { width, shown, delimiter }: Layout, id: string): string[] {
  const { line, cells } = faults[0]!;
  const whole = fitted(cells, width, delimiter);
  return [
    ...shown.map((place) => whole[place]!),
    line,
    joined(faults.map((fault) => fault.column_name)),
    joined(faults.map((fault) => fault.value)),
    joined(faults.map((fault) => fault.reason)),
    id,
  ];
}

/** As many cells as the file has columns, so that what is said beside them stands in its own. */
function fitted(cells: string[], width: number, delimiter: string): string[] {
  if (cells.length <= width) return [...cells, ...Array.from({ length: width - cells.length }, () => "")];
  return [...cells.slice(0, width - 1), cells.slice(width - 1).join(delimiter)];
}

function joined(texts: string[]): string {
  return texts.filter((text) => text !== "").join("; ");
}

/** Cells stay as they are, formulas among them: what is imported again must be what was in the file. */
function csvLine(cells: string[]): string {
  const quoted = cells.map((cell) =>
    /[",;\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${quoted.join(",")}\r\n`;
}
