// What a measure has gathered: which aggregate of which column, of which rows.
import { sql } from "kysely";
import type { Where } from "../../../../contract/rule.ts";
import type { RowSource, Target } from "../../../../contract/rule-columns.ts";
import { type Window, windowInterval } from "../../../../contract/rule-windows.ts";
import type { JoinedRows, LentColumn, Sql } from "../../../lent.ts";
import type { Scans } from "./scans.ts";
import { rowsOf, type Setting } from "./setting.ts";
import { columnsNamed, whereCondition } from "./where.ts";

/** What is measured, of which rows, for whom. */
export interface Task {
  target: Target;
  window?: Window;
  where?: Where;
  setting: Setting;
  scans: Scans;
}
export type Aggregate = "rows" | "values" | "sum" | "min" | "max" | "distinct";

/** The value beside each customer; null for those who have no such row. */
export function gathered(task: Task, aggregate: Aggregate): Sql {
  const { target, window, where, setting, scans } = task;
  return scans.gather(target.rows, joinsOf(task), {
    key: JSON.stringify([aggregate, target.rows, target.column, window, where]),
    aggregate: aggregateOf(task, aggregate),
    interval: windowInterval(window, setting.clock),
    filters: filtersOf(task),
  });
}

function aggregateOf(task: Task, aggregate: Aggregate): Sql {
  if (aggregate === "rows") return sql`count(*)`;
  const column = measuredColumn(task);
  if (column.type === "list") throw new Error("lists are not measured");
  if (aggregate === "values") return sql`count(${column.sql})`;
  if (aggregate === "distinct") return sql`count(DISTINCT ${told(column)})`;
  return sql`${sql.raw(aggregate)}(${column.sql})`;
}

/** Texts are told apart as `is` does; an empty one is missing. */
function told(column: Exclude<LentColumn, { type: "list" }>): Sql {
  return column.type === "text" ? sql`nullif(lower(${column.sql}), '')` : column.sql;
}

/** The column that a measure is of; the instant of the row itself where it is of none. */
export function measuredColumn({ target, setting }: Task): LentColumn {
  const rows = openRows(target.rows, setting);
  if (target.column === undefined) return { type: "instant", sql: rows.at };
  return rows.measured?.[target.column] ?? rows.columns[target.column]!;
}

function openRows(source: RowSource, setting: Setting) {
  const rows = rowsOf(source, setting);
  return { ...rows, columns: rows.columns as Record<string, LentColumn> };
}

/**
 * The other tables whose columns are asked for. A shared one is joined only for what is measured of it, since conditions on
 * it are asked of it alone.
 */
function joinsOf({ target, where, setting }: Task): JoinedRows[] {
  const named = where ? columnsNamed(where) : [];
  const { joined = [] } = openRows(target.rows, setting);
  return joined.filter(({ columns, shared }) => {
    const asked = shared ? [target.column] : [target.column, ...named];
    return asked.some((column) => column !== undefined && columns.includes(column));
  });
}

/** Cancelled, refunded and pending orders do not count, unless the rule names the status itself. */
function filtersOf({ target, where, setting }: Task): Map<string, Sql> {
  const { counts, columns, joined } = openRows(target.rows, setting);
  const filters = new Map<string, Sql>();
  if (counts && !(where && columnsNamed(where).includes("status"))) filters.set("counts", counts);
  if (where) filters.set(JSON.stringify(where), whereCondition(where, { columns, joined }, setting));
  return filters;
}
