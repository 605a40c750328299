// What each condition is decided by, as SQL beside its customer: an attribute's value, a measure's result, a place in a share.
// It comes as JSON, so that many of different types are one column.
import { sql } from "kysely";
import type { Rule, RuleOf } from "../../../../contract/rule.ts";
import { findTarget, type Measure } from "../../../../contract/rule-columns.ts";
import type { Deciding } from "../../../../contract/rule-reasons.ts";
import { toMajor } from "../../../../contract/values.ts";
import type { LentColumn, Sql } from "../../../lent.ts";
import { gathered } from "./gather.ts";
import { placeOf } from "./members.ts";
import type { Scans } from "./scans.ts";
import type { Setting } from "./setting.ts";
import { type Aggregate, measuredColumn, type Task } from "./task.ts";

export interface DecidingSql {
  sql: Sql;
  /** From what the database answers, JSON already read. */
  read: (found: unknown) => Deciding;
}

/** The columns that conditions name are found by whoever compiles the conditions. */
interface Finders {
  attribute: (name: string) => LentColumn;
  score: (name: RuleOf<"score">["score"]) => LentColumn;
}

/** Undefined for what has no value of its own: groups, segments, lists and everyone. */
export function decidingSql(
  rule: Rule,
  setting: Setting,
  scans: Scans,
  columns: Finders,
): DecidingSql | undefined {
  if (rule.kind === "attribute") return columnValue(columns.attribute(rule.attribute), setting);
  if (rule.kind === "score") return columnValue(columns.score(rule.score), setting);
  if (rule.kind === "sample") return placeValue(rule, setting);
  if (rule.kind !== "measure" && rule.kind !== "did" && rule.kind !== "did_not") return undefined;
  const of = rule.kind === "measure" ? rule.of : rule.what;
  const { window, where } = rule;
  const task = { target: findTarget(of, setting)!, window, where, setting, scans };
  return measureValue(task, rule.kind === "measure" ? rule.measure : "count");
}

function columnValue(column: LentColumn, { currency }: Setting): DecidingSql {
  if (column.type === "list")
    return {
      sql: sql`ARRAY(SELECT e.element FROM ${column.elements} AS e(element))`,
      read: (found) => ({
        type: "texts",
        value: (found as string[]).length > 0 ? (found as string[]) : null,
      }),
    };
  return { sql: column.sql, read: (found) => single(column.type, found, currency) };
}

const typeOf = {
  text: "text",
  "written date": "text",
  decimal: "number",
  double: "number",
  minor: "money",
  boolean: "boolean",
  instant: "instant",
  day: "day",
} as const;

function single(stored: keyof typeof typeOf, found: unknown, currency: string): Deciding {
  const type = typeOf[stored];
  const missing = found === null || found === undefined || found === "";
  if (missing) return { type, value: null };
  if (type === "money") return { type, value: toMajor(String(found), currency) };
  if (type === "instant") return { type, value: new Date(String(found)).toISOString() };
  return { type, value: found as string | number | boolean };
}

function placeValue({ seed }: RuleOf<"sample">, { lent }: Setting): DecidingSql {
  return {
    sql: placeOf(seed, lent.customers.idEverywhere),
    read: (found) => {
      const digits = String(found);
      return { type: "number", value: (100 * Number.parseInt(digits, 16)) / 16 ** digits.length };
    },
  };
}

const aggregates: Record<Exclude<Measure, "avg">, Aggregate> = {
  count: "rows",
  distinct: "distinct",
  sum: "sum",
  min: "min",
  max: "max",
  first: "min",
  last: "max",
};

/** A count or sum over nothing is 0. */
const overNothing: Partial<Record<Measure, number>> = { count: 0, distinct: 0, sum: 0 };

function measureValue(task: Task, measure: Measure): DecidingSql {
  const { currency } = task.setting;
  const counts = measure === "count" || measure === "distinct";
  const { type } = measuredColumn(task);
  const stored = counts || type === "list" ? "decimal" : type;
  return {
    sql: measure === "avg" ? average(task) : gathered(task, aggregates[measure]),
    read: (found) => single(stored, found ?? overNothing[measure], currency),
  };
}

/** For reading only; the condition itself compares without a division. */
function average(task: Task): Sql {
  return sql`round(CAST(${gathered(task, "sum")} AS numeric(38, 4)) / nullif(${gathered(task, "rows")}, 0), 4)`;
}
