// Calendar days of a time zone, for figures that have one value a day.
import { Temporal } from "temporal-polyfill";

export interface DaySpan {
  /** First moment of the first day. */
  from: Date;
  to: Date;
  timezone: string;
  /** Every day touched, oldest first, as YYYY-MM-DD. */
  days: string[];
}

/** The last `count` days up to `now`, today among them. */
export function lastDays(now: Date, count: number, timezone: string): DaySpan {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timezone)
    .toPlainDate();
  const first = today.subtract({ days: count - 1 });
  const days = Array.from({ length: count }, (_, i) => first.add({ days: i }).toString());
  return { from: new Date(first.toZonedDateTime(timezone).epochMilliseconds), to: now, timezone, days };
}

/** A value for each day of the span; 0 where nothing was counted. */
export function perDay(span: DaySpan, rows: readonly { day: string; value: number | string }[]): number[] {
  const values = new Map(rows.map((row) => [row.day, Number(row.value)]));
  return span.days.map((day) => values.get(day) ?? 0);
}
