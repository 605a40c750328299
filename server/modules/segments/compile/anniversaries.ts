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
  const monthDay = monthDayOf(column, clock.timezone);
  if (today.until(end).days >= 365) return sql`${monthDay} IS NOT NULL`;
  const first = numbered(today);
  const last = end.inLeapYear || numbered(end) !== 228 ? numbered(end) : 229;
  const joint = first <= last ? sql`AND` : sql`OR`;
  return sql`(${monthDay} >= CAST(${first} AS integer) ${joint} ${monthDay} <= CAST(${last} AS integer))`;
}

const numbered = ({ month, day }: Temporal.PlainDate) => month * 100 + day;

/** 228 for 28 February: numbers are compared at a fifth of what texts cost. */
function monthDayOf(column: DateColumn, timezone: string): Sql {
  const of = (date: Sql) => sql`(date_part('month', ${date}) * 100 + date_part('day', ${date}))`;
  const local = (instant: Sql) => sql`(${instant} AT TIME ZONE ${timezone})`;
  if (column.type === "day") return of(column.sql);
  if (column.type === "instant") return of(local(column.sql));
  const day = sql`CAST(${writtenDay(column.sql)} AS timestamp)`;
  return of(sql`coalesce(${day}, ${local(writtenInstant(column.sql))})`);
}
