// What a measure asks for, and the columns that it can be of.
import { sql } from "kysely";
import type { Where } from "../../../../contract/rule.ts";
import type { RowSource, Target } from "../../../../contract/rule-columns.ts";
import type { Window } from "../../../../contract/rule-windows.ts";
import type { LentColumn, Sql } from "../../../lent.ts";
import type { Gatherer } from "./scans.ts";
import { rowsOf, type Setting } from "./setting.ts";

/** What is measured, of which rows, for whom. */
export interface Task {
  target: Target;
  window?: Window;
  where?: Where;
  setting: Setting;
  scans: Gatherer;
}

/** `any` is a number of at least 1 where there is a row, and says no more. */
export type Aggregate = "rows" | "any" | "values" | "sum" | "min" | "max" | "distinct";

/** The column that a measure is of; the instant of the row itself where it is of none. */
export function measuredColumn({ target, setting }: Task): LentColumn {
  const rows = openRows(target.rows, setting);
  if (target.column === undefined) return { type: "instant", sql: rows.at };
  return rows.measured?.[target.column] ?? rows.columns[target.column]!;
}

export function openRows(source: RowSource, setting: Setting) {
  const rows = rowsOf(source, setting);
  return { ...rows, columns: rows.columns as Record<string, LentColumn> };
}

/** Texts are told apart as `is` does; an empty one is missing. */
export function told(column: Exclude<LentColumn, { type: "list" }>): Sql {
  return column.type === "text" ? sql`nullif(lower(${column.sql}), '')` : column.sql;
}
