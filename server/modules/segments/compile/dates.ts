// Date operators as SQL. Every boundary is worked out beforehand, by the calendar of the workspace, and passed as a parameter:
// instants for instants, days for days, and texts for dates that are kept as texts.
import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { OperatorOf } from "../../../../contract/rule-operators.ts";
import type { Relative } from "../../../../contract/rule-values.ts";
import {
  type Bound,
  type Clock,
  type Interval,
  momentInterval,
  relativeInterval,
} from "../../../../contract/rule-windows.ts";
import type { Sql } from "../../../lent.ts";
import { anniversaryIn, type DateColumn } from "./anniversaries.ts";
import { allOf, anyOf, holds, lacks } from "./truth.ts";
import { writtenDay, writtenInstant } from "./written-dates.ts";

export const instantLiteral = (at: Temporal.Instant): Sql => sql`CAST(${at.toString()} AS timestamptz)`;

/** Whether an instant lies in an interval; true for an interval without ends. */
export function instantIn(column: Sql, { from, to }: Interval): Sql {
  const conditions: Sql[] = [];
  if (from) conditions.push(sql`${column} ${from.included ? sql`>=` : sql`>`} ${instantLiteral(from.at)}`);
  if (to) conditions.push(sql`${column} ${to.included ? sql`<=` : sql`<`} ${instantLiteral(to.at)}`);
  return allOf(conditions);
}

/** A day stands for its first instant in the workspace's time zone. */
function dayIn(column: Sql, interval: Interval, timezone: string, type: Sql): Sql {
  const { first, last } = daysIn(interval, timezone);
  const conditions: Sql[] = [];
  if (first) conditions.push(sql`${column} >= CAST(${first.toString()} AS ${type})`);
  if (last) conditions.push(sql`${column} <= CAST(${last.toString()} AS ${type})`);
  return allOf(conditions);
}

/** The first and the last day whose first instants lie in the interval. */
function daysIn({ from, to }: Interval, timezone: string) {
  return {
    first: from && dayFrom(from, timezone),
    last: to && dayFrom({ at: to.at, included: !to.included }, timezone).subtract({ days: 1 }),
  };
}

/** The first day that begins at a bound (if it is included) or after it. */
function dayFrom({ at, included }: Bound, timezone: string): Temporal.PlainDate {
  const day = at.toZonedDateTimeISO(timezone).toPlainDate();
  const begins = day.toZonedDateTime(timezone).toInstant();
  return begins.equals(at) && included ? day : day.add({ days: 1 });
}

function writtenIn(text: Sql, interval: Interval, timezone: string): Sql {
  return anyOf([
    holds(dayIn(writtenDay(text), interval, timezone, sql`text`)),
    holds(instantIn(writtenInstant(text), interval)),
  ]);
}

function dateIn(column: DateColumn, interval: Interval, { timezone }: Clock): Sql {
  if (column.type === "instant") return instantIn(column.sql, interval);
  if (column.type === "day") return dayIn(column.sql, interval, timezone, sql`date`);
  return writtenIn(column.sql, interval, timezone);
}

function present(column: DateColumn): Sql {
  if (column.type !== "written date") return sql`${column.sql} IS NOT NULL`;
  return sql`coalesce(${writtenDay(column.sql)}, CAST(${writtenInstant(column.sql)} AS text)) IS NOT NULL`;
}

type DateOperator = OperatorOf<"date">;
type DateTest = (column: DateColumn, value: unknown, clock: Clock) => Sql;

const moment =
  (op: "before" | "after" | "on" | "between"): DateTest =>
  (column, value, clock) =>
    holds(dateIn(column, momentInterval(op, value as string, clock.timezone), clock));
const relative =
  (op: "within_last" | "more_than_ago" | "within_next"): DateTest =>
  (column, value, clock) =>
    holds(dateIn(column, relativeInterval(op, value as Relative, clock), clock));

const operators: Record<DateOperator, DateTest> = {
  before: moment("before"),
  after: moment("after"),
  on: moment("on"),
  between: moment("between"),
  within_last: relative("within_last"),
  more_than_ago: relative("more_than_ago"),
  within_next: relative("within_next"),
  anniversary_within_next: (column, value, clock) => holds(anniversaryIn(column, value as Relative, clock)),
  is_set: (column) => holds(present(column)),
  is_missing: (column) => lacks(present(column)),
};

export function dateCondition(op: DateOperator, column: DateColumn, value: unknown, clock: Clock): Sql {
  return operators[op](column, value, clock);
}
