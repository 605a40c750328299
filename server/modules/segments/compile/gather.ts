// What a measure has gathered: which aggregate of which column, of which rows. What all orders ever came to is kept beside the
// customer and is gathered for those alone who have an order still to come.
import { sql } from "kysely";
import type { Where } from "../../../../contract/rule.ts";
import type { RowSource, Target } from "../../../../contract/rule-columns.ts";
import { type Window, windowInterval } from "../../../../contract/rule-windows.ts";
import type { JoinedRows, LentColumn, Sql } from "../../../lent.ts";
import { instantLiteral } from "./dates.ts";
import type { Gathered, Gatherer } from "./scans.ts";
import { rowsOf, type Setting } from "./setting.ts";
import { columnsNamed, whereCondition } from "./where.ts";

/** What is measured, of which rows, for whom. */
export interface Task {
  target: Target;
  window?: Window;
  where?: Where;
  setting: Setting;
  scans: Gatherer;
}
export type Aggregate = "rows" | "values" | "sum" | "min" | "max" | "distinct";

/** The value beside each customer; null for those who have no such row. */
export function gathered(task: Task, aggregate: Aggregate): Sql {
  const { target, window, where, setting, scans } = task;
  const value: Gathered = {
    key: JSON.stringify([aggregate, target.rows, target.column, window, where]),
    aggregate: aggregateOf(task, aggregate),
    type: resultType(task, aggregate),
    interval: windowInterval(window, setting.clock),
    filters: filtersOf(task),
  };
  const kept = keptOf(task, aggregate);
  if (!kept) return scans.gather(target.rows, joinsOf(task), value);
  if (setting.noneLate) return kept.value;
  const late = lateCustomers(setting);
  const gatheredNow = scans.gather(target.rows, [], value, { name: "late", ids: late.ids });
  return sql`CASE WHEN ${late.condition} THEN ${gatheredNow} ELSE ${kept.value} END`;
}

/** Those who have an order that is later than the instant of evaluation. */
export function lateCustomers({ workspaceId, clock, lent }: Setting): { condition: Sql; ids: Sql } {
  const { customers } = lent;
  const condition = sql`${customers.lastOrderAt} > ${instantLiteral(clock.asOf)}`;
  const ids = sql`SELECT ${customers.id} FROM ${customers.from} WHERE ${customers.workspaceId} = CAST(${workspaceId} AS bigint) AND ${condition}`;
  return { condition, ids };
}

/** Where the value is kept beside the customer. */
function keptOf(task: Task, aggregate: Aggregate): { value: Sql } | undefined {
  const { target, window, where, setting } = task;
  const { kept } = rowsOf(target.rows, setting);
  if (!kept || window || where || setting.past) return undefined;
  const ofInstant = measuredColumn(task).type === "instant";
  const value =
    aggregate === "rows"
      ? kept.rows
      : aggregate === "sum"
        ? kept.sum[target.column ?? ""]
        : (aggregate === "min" || aggregate === "max") && ofInstant
          ? kept[aggregate]
          : undefined;
  return value && { value };
}

/** Whether the first and last of all rows are kept, so that they say whether there is one in a window that has one end. */
export function keepsEnds({ target, where, setting }: Task): boolean {
  return Boolean(rowsOf(target.rows, setting).kept) && !where && !setting.past;
}

/** As both engines call it. */
function resultType(task: Task, aggregate: Aggregate): Sql {
  if (aggregate === "rows" || aggregate === "values" || aggregate === "distinct") return sql`bigint`;
  const { type } = measuredColumn(task);
  if (type === "instant") return sql`timestamptz`;
  return type === "minor" ? sql`bigint` : sql`numeric(38, 8)`;
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
