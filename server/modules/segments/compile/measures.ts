// Conditions on what customers did, as SQL over values gathered from their rows.
import { sql } from "kysely";
import type { RuleOf } from "../../../../contract/rule.ts";
import { findTarget, isStatic, type Measure } from "../../../../contract/rule-columns.ts";
import type { OperatorOf, Predicate } from "../../../../contract/rule-operators.ts";
import { currencyDecimals } from "../../../../contract/values.ts";
import type { Sql } from "../../../lent.ts";
import { comparable } from "./columns.ts";
import { dateCondition } from "./dates.ts";
import { gathered, measuredColumn, type Task } from "./gather.ts";
import { averageOf, type Comparable, exactNumber, numberCondition } from "./numbers.ts";
import type { Scans } from "./scans.ts";
import type { Setting } from "./setting.ts";

export function measureCondition(rule: RuleOf<"measure">, setting: Setting, scans: Scans): Sql {
  const { window, where } = rule;
  const task: Task = { target: findTarget(rule.of, setting)!, window, where, setting, scans };
  return measures[rule.measure](task, rule);
}

/** `did` is a count of at least one, unless it says how often; `did_not` a count of none. */
export function didCondition(rule: RuleOf<"did"> | RuleOf<"did_not">, setting: Setting, scans: Scans): Sql {
  const { window, where } = rule;
  const rows = count({ target: findTarget(rule.what, setting)!, window, where, setting, scans });
  if (rule.kind === "did_not") return numberCondition("eq", rows, 0);
  const { op, value } = rule.times ?? { op: "gte", value: 1 };
  return numberCondition(op, rows, value);
}

/** A count over nothing is 0. */
function count(task: Task, aggregate: "rows" | "distinct" = "rows"): Comparable {
  return exactNumber(sql`coalesce(${gathered(task, aggregate)}, 0)`, 0);
}

/** The comparison of each measure with what the rule asks of it. */
const measures: Record<Measure, (task: Task, predicate: Predicate) => Sql> = {
  count: (task, predicate) => compared(count(task), predicate),
  distinct: (task, predicate) => compared(count(task, "distinct"), predicate),
  sum: (task, predicate) => compared(amount(task, sql`coalesce(${gathered(task, "sum")}, 0)`), predicate),
  min: (task, predicate) => compared(amount(task, gathered(task, "min")), predicate),
  max: (task, predicate) => compared(amount(task, gathered(task, "max")), predicate),
  avg: (task, predicate) => compared(average(task), predicate),
  first: (task, predicate) => momentCondition(task, gathered(task, "min"), predicate),
  last: (task, predicate) => momentCondition(task, gathered(task, "max"), predicate),
};

function compared(number: Comparable, predicate: Predicate): Sql {
  const value = "value" in predicate ? predicate.value : undefined;
  return numberCondition(predicate.op as OperatorOf<"number">, number, value);
}

/** A value of the measured column's type, with its decimals. */
function amount(task: Task, expression: Sql): Comparable {
  const column = measuredColumn(task);
  if (column.type !== "minor" && column.type !== "decimal")
    throw new Error(`amounts are not kept as ${column.type}`);
  return comparable({ ...column, sql: expression }, task.setting);
}

function average(task: Task): Comparable {
  const inMinorUnits = measuredColumn(task).type === "minor";
  const decimals = inMinorUnits ? currencyDecimals(task.setting.currency) : 0;
  // A row may lack the property of an event; orders and items have all that is measured of them.
  const counted = isStatic(task.target.rows) ? "rows" : "values";
  return averageOf(gathered(task, "sum"), gathered(task, counted), decimals);
}

function momentCondition(task: Task, expression: Sql, predicate: Predicate): Sql {
  const value = "value" in predicate ? predicate.value : undefined;
  const column = { type: "instant", sql: expression } as const;
  return dateCondition(predicate.op as OperatorOf<"date">, column, value, task.setting.clock);
}
