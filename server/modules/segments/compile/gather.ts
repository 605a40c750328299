// What a measure has gathered: which aggregate of which column, of which rows. What all orders ever came to is kept beside the
// customer and is gathered for those alone who have an order still to come.
import { sql } from "kysely";
import { windowInterval } from "../../../../contract/rule-windows.ts";
import type { JoinedRows, Sql } from "../../../lent.ts";
import { instantLiteral } from "./dates.ts";
import { heldOf } from "./held.ts";
import type { Gathered } from "./scans.ts";
import { rowsOf, type Setting } from "./setting.ts";
import {
  hasFewValues,
  markOfAny,
  markOfValues,
  numberOf,
  numbersJoined,
  type SharedColumn,
  sharedColumn,
} from "./shared.ts";
import { type Aggregate, measuredColumn, openRows, type Task, told } from "./task.ts";
import { columnsNamed, type Flagged, whereCondition } from "./where.ts";

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
  const held = heldOf(task, aggregate);
  if (held) {
    const { by, measured, ...rows } = held;
    return measured(scans.gather(by, [], { ...value, ...rows }));
  }
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
  if (shared && hasFewValues(task.target, task.setting)) return { mark: markOfValues(task, shared) };
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
  return distinct && !hasFewValues(target, setting) ? [...others, numbersJoined(distinct, setting)] : others;
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
