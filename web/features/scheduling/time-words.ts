// Hours of the week, and how good they are, as people say them.
import type { SendTime } from "../../../contract/scheduling.ts";

export const weekdays = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

export const weekdayOf = (weekday: number): string => weekdays[weekday - 1] ?? "";

/** 9 as "09:00". */
export const hourOf = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

/** "Friday 27 November, 19:00", in the zone that it is told in. */
export function sendTimeWords(at: string, timezone: string): string {
  const date = new Date(at);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: timezone, ...options }).format(date);
  const day = part({ weekday: "long", day: "numeric", month: "long" });
  return `${day}, ${part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}`;
}

export const timesWords = (times: number): string => `${times.toFixed(1)}×`;

/** How sure a suggestion is, in a sentence. */
export function surenessWords({ low, high, clear }: SendTime): string {
  if (low === null || high === null) return "A usual hour; nothing was observed here yet";
  const range = `95 % between ${timesWords(low)} and ${timesWords(high)}`;
  return clear ? range : `${range}, so it may be no better than another hour`;
}
