// Conditions on what customers did, as SQL over values gathered from their rows.
import { sql } from "kysely";
import type { RuleOf } from "../../../../contract/rule.ts";
import { findTarget, isStatic, type Measure } from "../../../../contract/rule-columns.ts";
import type { OperatorOf, Predicate } from "../../../../contract/rule-operators.ts";
import { windowInterval } from "../../../../contract/rule-windows.ts";
import { currencyDecimals } from "../../../../contract/values.ts";
import type { Sql } from "../../../lent.ts";
import { comparable } from "./columns.ts";
import { dateCondition, instantIn } from "./dates.ts";
import { gathered, keepsEnds } from "./gather.ts";
import { averageOf, type Comparable, exactNumber, numberCondition } from "./numbers.ts";
import type { Gatherer } from "./scans.ts";
import type { Setting } from "./setting.ts";
import { measuredColumn, type Task } from "./task.ts";
import { holds, lacks } from "./truth.ts";

export function measureCondition(rule: RuleOf<"measure">, setting: Setting, scans: Gatherer): Sql {
  const { window, where } = rule;
  const task: Task = { target: findTarget(rule.of, setting)!, window, where, setting, scans };
  return measures[rule.measure](task, rule);
}

/** `did` is a count of at least one, unless it says how often; `did_not` a count of none. */
export function didCondition(
  rule: RuleOf<"did"> | RuleOf<"did_not">,
  setting: Setting,
  scans: Gatherer,
): Sql {
  const { window, where } = rule;
  const task: Task = { target: findTarget(rule.what, setting)!, window, where, setting, scans };
  const happened = rule.kind === "did" && rule.times ? undefined : happenedByEnds(task);
  if (happened) return rule.kind === "did" ? holds(happened) : lacks(happened);
  if (rule.kind === "did" && rule.times) return numberCondition(rule.times.op, count(task), rule.times.value);
  const any = count(task, "any");
  return rule.kind === "did" ? numberCondition("gte", any, 1) : numberCondition("eq", any, 0);
}

/** A window that reaches to now has a row if the last of all is in it; one that begins with all time, if the first is. */
function happenedByEnds(task: Task): Sql | undefined {
  const { window, setting, ...rest } = task;
  if (!keepsEnds(task) || !window) return undefined;
  const interval = windowInterval(window, setting.clock);
  if (interval.to?.included && interval.to.at.equals(setting.clock.asOf))
    return instantIn(gathered({ ...rest, setting }, "max"), interval);
  return interval.from ? undefined : instantIn(gathered({ ...rest, setting }, "min"), interval);
}

/** A count over nothing is 0. */
function count(task: Task, aggregate: "rows" | "any" | "distinct" = "rows"): Comparable {
  return { ...exactNumber(sql`coalesce(${gathered(task, aggregate)}, 0)`, 0), certain: true };
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
