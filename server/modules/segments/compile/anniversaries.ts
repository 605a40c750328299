// Whether the month and day of a date come round soon: from today to the day of as_of + n, both included. Who was born on
// 29 February celebrates on the 28th in other years, as months are counted everywhere in the language.
import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Relative } from "../../../../contract/rule-values.ts";
import { type Clock, shift } from "../../../../contract/rule-windows.ts";
import type { LentColumn, Sql } from "../../../lent.ts";
import { writtenDay, writtenInstant } from "./written-dates.ts";

export type DateColumn = Extract<LentColumn, { type: "instant" | "day" | "written date" }>;

export function anniversaryIn(column: DateColumn, { n, unit }: Relative, clock: Clock): Sql {
  const today = clock.asOf.toZonedDateTimeISO(clock.timezone).toPlainDate();
  const end = shift(clock, n, unit, 1).toZonedDateTimeISO(clock.timezone).toPlainDate();
  const written = monthAndDay(column, clock.timezone);
  if (today.until(end).days >= 365) return sql`${written} IS NOT NULL`;
  const first = monthDay(today);
  const last = end.inLeapYear || monthDay(end) !== "02-28" ? monthDay(end) : "02-29";
  const joint = first <= last ? sql`AND` : sql`OR`;
  return sql`(${written} >= CAST(${first} AS text) ${joint} ${written} <= CAST(${last} AS text))`;
}

const monthDay = (day: Temporal.PlainDate) => day.toString().slice(5);

/** "02-28", out of a date written as a text. */
function monthAndDay(column: DateColumn, timezone: string): Sql {
  const local = (instant: Sql) => sql`CAST((${instant} AT TIME ZONE ${timezone}) AS text)`;
  if (column.type === "day") return sql`substr(CAST(${column.sql} AS text), 6, 5)`;
  if (column.type === "instant") return sql`substr(${local(column.sql)}, 6, 5)`;
  const instant = local(writtenInstant(column.sql));
  return sql`substr(coalesce(${writtenDay(column.sql)}, ${instant}), 6, 5)`;
}
