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
import { allOf } from "./truth.ts";
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
    of: ofRows(task, aggregate),
    type: resultType(task, aggregate),
    interval: windowInterval(window, setting.clock),
    filters: filtersOf(task),
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

function ofRows(task: Task, aggregate: Aggregate): Gathered["of"] {
  if (aggregate === "any") {
    const mark = markOfAny(task);
    if (mark) return { mark };
  }
  const shared = aggregate === "distinct" ? sharedColumn(task) : undefined;
  if (shared && hasFewValues(task)) return { mark: markOfValues(task, shared) };
  return { aggregate: aggregateOf(task, aggregate, shared) };
}

function aggregateOf(task: Task, aggregate: Aggregate, shared: SharedColumn | undefined): Sql {
  if (aggregate === "rows" || aggregate === "any") return sql`count(*)`;
  const column = measuredColumn(task);
  if (column.type === "list") throw new Error("lists are not measured");
  if (aggregate === "values") return sql`count(${column.sql})`;
  if (aggregate === "distinct") return sql`count(DISTINCT ${shared ? numberOf(shared) : told(column)})`;
  return sql`${sql.raw(aggregate)}(${column.sql})`;
}

const hasFewValues = ({ target, setting }: Task) =>
  Boolean(setting.fewValued?.has(`${target.rows}.${target.column}`));

/** Most values of which each is a bit of a number. */
export const fewValues = 48;

/** A column of rows that others share, and its values there. */
interface SharedColumn {
  name: string;
  other: JoinedRows;
  value: Sql;
}

function sharedColumn({ target, setting }: Task): SharedColumn | undefined {
  const { joined = [], columns } = openRows(target.rows, setting);
  const other = joined.find((each) => each.columns.includes(target.column ?? ""));
  const column = target.column === undefined ? undefined : columns[target.column];
  if (!other?.shared || !column || column.type === "list") return undefined;
  return { name: target.column!, other, value: told(column) };
}

/** Where values are many, each is a number, made once for each shared row and joined to those that share it. */
const numberOf = ({ name }: SharedColumn) => sql.ref(`distinct_${name}.number`);

function numbersJoined(shared: SharedColumn, setting: Setting): JoinedRows {
  const numbers = sql`SELECT id, ${numbered(sql`value`)} AS number FROM (${valuesOf(shared, setting)}) AS told WHERE value IS NOT NULL`;
  const name = `distinct_${shared.name}`;
  const join = sql`JOIN (${numbers}) AS ${sql.ref(name)} ON ${sql.ref(`${name}.id`)} = ${shared.other.shared!.key}`;
  return { name, sql: join, columns: [shared.name] };
}

/** From 0, in the order of the values; what is missing comes after all. */
const numbered = (value: Sql) => sql`dense_rank() OVER (ORDER BY ${value}) - 1`;

function valuesOf({ other, value }: SharedColumn, setting: Setting): Sql {
  const { id, from, workspaceId } = other.shared!;
  return sql`SELECT ${id} AS id, ${value} AS value FROM ${from} WHERE ${workspaceId} = CAST(${setting.workspaceId} AS bigint)`;
}

/** How many values the shared columns have of which a rule wants the distinct ones, each by its name in `fewValued`. */
export function valuesCounted(target: Target, setting: Setting): Sql | undefined {
  const scans: Gatherer = { gather: () => sql`NULL` };
  const shared = sharedColumn({ target, setting, scans });
  return shared && sql`SELECT count(DISTINCT value) AS values FROM (${valuesOf(shared, setting)}) AS told`;
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
  const distinct = aggregate === "distinct" ? sharedColumn(task) : undefined;
  const others = joined.filter(({ columns, shared }) => {
    if (shared && distinct) return false;
    const asked = shared ? [target.column] : [target.column, ...named];
    return asked.some((column) => column !== undefined && columns.includes(column));
  });
  return distinct && !hasFewValues(task) ? [...others, numbersJoined(distinct, setting)] : others;
}

/** Whether there is a row, where all that is asked of it is asked of another that it shares. */
function markOfAny(task: Task): Mark | undefined {
  const asked = askedOfShared(task);
  return asked && { other: asked.other, condition: asked.condition, filter: asked.filter };
}

/** How many values there are; what is asked of rows besides is asked of the shared ones where that is possible. */
function markOfValues(task: Task, { other, value }: SharedColumn): Mark {
  const asked = askedOfShared(task);
  const known = sql`${value} IS NOT NULL`;
  return {
    other,
    condition: asked ? allOf([known, asked.condition]) : known,
    filter: asked?.filter,
    values: { number: numbered(value), most: fewValues },
  };
}

function askedOfShared({
  target,
  where,
  setting,
}: Task): { other: JoinedRows; condition: Sql; filter: string } | undefined {
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
