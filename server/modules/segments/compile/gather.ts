// What a measure has gathered: which aggregate of which column, of which rows. What all orders ever came to is kept beside the
// customer and is gathered for those alone who have an order still to come.
import { sql } from "kysely";
import type { Where } from "../../../../contract/rule.ts";
import type { RowSource, Target } from "../../../../contract/rule-columns.ts";
import { type Window, windowInterval } from "../../../../contract/rule-windows.ts";
import type { JoinedRows, LentColumn, Sql } from "../../../lent.ts";
import { instantLiteral } from "./dates.ts";
import type { Mark } from "./marks.ts";
import type { Gathered, Gatherer } from "./scans.ts";
import { rowsOf, type Setting } from "./setting.ts";
import { columnsNamed, type Flagged, whereCondition } from "./where.ts";

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

/** The value beside each customer; null for those who have no such row. */
export function gathered(task: Task, aggregate: Aggregate): Sql {
  const { target, window, where, setting, scans } = task;
  const value: Gathered = {
    key: JSON.stringify([aggregate, target.rows, target.column, window, where]),
    aggregate: aggregateOf(task, aggregate),
    type: resultType(task, aggregate),
    interval: windowInterval(window, setting.clock),
    filters: filtersOf(task),
    mark: aggregate === "any" ? markOf(task) : undefined,
  };
  const kept = keptOf(task, aggregate);
  if (!kept) return scans.gather(target.rows, joinsOf(task, aggregate), value);
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
    aggregate === "rows" || aggregate === "any"
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
  if (["rows", "any", "values", "distinct"].includes(aggregate)) return sql`bigint`;
  const { type } = measuredColumn(task);
  if (type === "instant") return sql`timestamptz`;
  return type === "minor" ? sql`bigint` : sql`numeric(38, 8)`;
}

function aggregateOf(task: Task, aggregate: Aggregate): Sql {
  if (aggregate === "rows" || aggregate === "any") return sql`count(*)`;
  const column = measuredColumn(task);
  if (column.type === "list") throw new Error("lists are not measured");
  if (aggregate === "values") return sql`count(${column.sql})`;
  if (aggregate === "distinct") return distinctOf(task, column);
  return sql`${sql.raw(aggregate)}(${column.sql})`;
}

/** Values of shared rows come as marks; where they are few, each is a bit, and nothing has to be remembered but a number. */
function distinctOf(task: Task, column: Exclude<LentColumn, { type: "list" }>): Sql {
  const shared = sharedColumn(task);
  if (!shared) return sql`count(DISTINCT ${told(column)})`;
  const mark = sql.ref(`${shared.alias}.mark`);
  return hasFewValues(task) ? sql`count_bits(bit_or(${mark}))` : sql`count(DISTINCT ${mark})`;
}

const hasFewValues = ({ target, setting }: Task) =>
  Boolean(setting.fewValued?.has(`${target.rows}.${target.column}`));

/** Most values that a number of 64 bits has room for, and some to spare for those that are written meanwhile. */
export const fewValues = 48;

/**
 * A mark for each value of a column of shared rows, in place of the rows themselves: its number from 0, or where they are few the
 * bit of that number, made here once rather than for every row.
 */
function sharedColumn(task: Task): { alias: string; values: Sql; join: JoinedRows } | undefined {
  const { target, setting } = task;
  const { joined = [], columns } = openRows(target.rows, setting);
  const shared = joined.find((each) => each.columns.includes(target.column ?? ""))?.shared;
  const column = target.column === undefined ? undefined : columns[target.column];
  if (!shared || !column || column.type === "list") return undefined;
  const alias = `distinct_${target.column}`;
  const values = sql`SELECT ${shared.id} AS id, ${told(column)} AS value FROM ${shared.from} WHERE ${shared.workspaceId} = CAST(${setting.workspaceId} AS bigint)`;
  const number = sql`dense_rank() OVER (ORDER BY value) - 1`;
  const mark = hasFewValues(task) ? sql`CAST(1 AS bigint) << CAST(${number} AS integer)` : number;
  const marked = sql`SELECT id, ${mark} AS mark FROM (${values}) AS told WHERE value IS NOT NULL`;
  const join = sql`JOIN (${marked}) AS ${sql.ref(alias)} ON ${sql.ref(`${alias}.id`)} = ${shared.key}`;
  return { alias, values, join: { name: alias, sql: join, columns: [target.column!] } };
}

/** How many values the shared columns have of which a rule wants the distinct ones, each by its name in `fewValued`. */
export function valuesCounted(target: Target, setting: Setting): Sql | undefined {
  const scans: Gatherer = { gather: () => sql`NULL` };
  const shared = sharedColumn({ target, setting, scans });
  return shared && sql`SELECT count(DISTINCT value) AS values FROM (${shared.values}) AS told`;
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
function joinsOf(task: Task, aggregate: Aggregate): JoinedRows[] {
  const { target, where, setting } = task;
  const named = where ? columnsNamed(where) : [];
  const { joined = [] } = openRows(target.rows, setting);
  const marked = aggregate === "distinct" ? sharedColumn(task) : undefined;
  const others = joined.filter(({ columns, shared }) => {
    if (shared && marked) return false;
    const asked = shared ? [target.column] : [target.column, ...named];
    return asked.some((column) => column !== undefined && columns.includes(column));
  });
  return marked ? [...others, marked.join] : others;
}

/** Where all that is asked of a row is asked of another that it shares. */
function markOf({ target, where, setting }: Task): Mark | undefined {
  const { columns, joined } = openRows(target.rows, setting);
  const named = where ? columnsNamed(where) : [];
  const other = joined?.find(
    ({ shared, columns }) => shared && named.length > 0 && named.every((column) => columns.includes(column)),
  );
  if (!where || !other) return undefined;
  const holds = (_other: JoinedRows, _key: string, condition: Sql) => condition;
  return {
    other,
    filter: JSON.stringify(where),
    condition: whereCondition(where, { columns, joined }, setting, holds),
  };
}

/** Cancelled, refunded and pending orders do not count, unless the rule names the status itself. */
function filtersOf({ target, where, setting }: Task): Gathered["filters"] {
  const { counts, columns, joined } = openRows(target.rows, setting);
  const filters = new Map<string, (flagged: Flagged) => Sql>();
  if (counts && !(where && columnsNamed(where).includes("status"))) filters.set("counts", () => counts);
  if (where)
    filters.set(JSON.stringify(where), (flagged) =>
      whereCondition(where, { columns, joined }, setting, flagged),
    );
  return filters;
}
