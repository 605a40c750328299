// Stretches of the calendar: weeks, months, quarters, years, financial years, festivals, as their first and last day.
import { Temporal } from "temporal-polyfill";
import { dayOf } from "./reader.ts";
import { festivalAliases, festivals } from "./words/festivals.ts";

/** First and last day, both within. */
export interface Period {
  from: string;
  to: string;
}

export type PeriodUnit = "day" | "week" | "fortnight" | "month" | "quarter" | "year";

const date = (year: number, month: number, day = 1) => Temporal.PlainDate.from({ year, month, day });

export function between(from: Temporal.PlainDate, toExclusive: Temporal.PlainDate): Period {
  return { from: dayOf(from), to: dayOf(toExclusive.subtract({ days: 1 })) };
}

export function oneDay(day: Temporal.PlainDate): Period {
  return { from: dayOf(day), to: dayOf(day) };
}

export function monthOf(year: number, month: number): Period {
  const from = date(year, month);
  return between(from, from.add({ months: 1 }));
}

export function yearOf(year: number): Period {
  return between(date(year, 1), date(year + 1, 1));
}

export function quarterOf(year: number, quarter: number): Period {
  const from = date(year, quarter * 3 - 2);
  return between(from, from.add({ months: 3 }));
}

export function halfOf(year: number, half: number): Period {
  const from = date(year, half * 6 - 5);
  return between(from, from.add({ months: 6 }));
}

const aprilZones = /^Asia\/(Kolkata|Calcutta|Tokyo|Singapore|Hong_Kong|Dhaka|Karachi)|^Europe\/London/;

/** A financial year by the year it begins in: from April in India and Britain, from January elsewhere. */
export function financialYear(startYear: number, timezone: string): Period {
  const month = aprilZones.test(timezone) ? 4 : 1;
  return between(date(startYear, month), date(startYear + 1, month));
}

export function financialYearStart(today: Temporal.PlainDate, timezone: string): number {
  return aprilZones.test(timezone) && today.month < 4 ? today.year - 1 : today.year;
}

/** The period of a unit that today is in, or one `steps` before or after it. Weeks begin on Monday. */
export function periodAround(today: Temporal.PlainDate, unit: PeriodUnit, steps: number): Period {
  if (unit === "day") return oneDay(today.add({ days: steps }));
  if (unit === "month") {
    const month = today.with({ day: 1 }).add({ months: steps });
    return between(month, month.add({ months: 1 }));
  }
  if (unit === "year") return yearOf(today.year + steps);
  if (unit === "quarter") {
    const start = date(today.year, Math.floor((today.month - 1) / 3) * 3 + 1).add({ months: 3 * steps });
    return between(start, start.add({ months: 3 }));
  }
  const days = unit === "week" ? 7 : 14;
  const monday = today.subtract({ days: today.dayOfWeek - 1 }).add({ days: days * steps });
  return between(monday, monday.add({ days }));
}

/** A festival's day in a year; the last one that has been, where no year is said. */
export function festivalDay(
  name: string,
  year: number | undefined,
  today: Temporal.PlainDate,
): string | undefined {
  const days = festivals[festivalAliases[name] ?? name];
  if (days === undefined) return undefined;
  const inYear = (y: number) => {
    const day = typeof days === "string" ? days : days[y];
    return day && `${y}-${day}`;
  };
  if (year !== undefined) return inYear(year);
  const thisYear = inYear(today.year);
  return thisYear && thisYear <= dayOf(today) ? thisYear : (inYear(today.year - 1) ?? thisYear);
}

export const festivalNames: readonly string[] = [...Object.keys(festivals), ...Object.keys(festivalAliases)];
