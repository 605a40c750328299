// A day, or an instant as day and time on the workspace's clocks.
import { Temporal } from "temporal-polyfill";
import { isDay } from "../../../../contract/rule-windows.ts";

export interface DayAndTime {
  day: string;
  /** "14:05"; none where the whole day is meant. */
  time?: string;
}

export function splitMoment(moment: string, timezone: string): DayAndTime {
  if (isDay(moment)) return { day: moment };
  const there = Temporal.Instant.from(moment).toZonedDateTimeISO(timezone);
  return { day: there.toPlainDate().toString(), time: there.toPlainTime().toString().slice(0, 5) };
}

export function joinMoment({ day, time }: DayAndTime, timezone: string): string {
  if (!time) return day;
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timezone).toInstant().toString();
}

export function todayIn(timezone: string): string {
  return Temporal.Now.plainDateISO(timezone).toString();
}
