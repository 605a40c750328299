// Moments as people say them: "12 minutes ago", "yesterday at 14:05", "3 October". Days are those of the workspace's zone.

/** The exact moment with its zone, for hover: "Friday, 20 November 2026 at 14:05:09 (Asia/Kolkata)". */
export function formatExactly(at: string, timezone: string): string {
  const text = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "full",
    timeStyle: "medium",
    timeZone: timezone,
  });
  return `${text.format(new Date(at))} (${timezone})`;
}

/** A moment among other values, where words such as "yesterday" would say too little: "3 Oct 2026, 14:05". */
export function formatMoment(at: string, timezone: string): string {
  return part(new Date(at), timezone, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}

export function formatWhen(at: string, timezone: string, now: Date = new Date()): string {
  const then = new Date(at);
  const minutes = Math.round((now.getTime() - then.getTime()) / 60_000);
  if (Math.abs(minutes) < 1) return "just now";
  if (minutes > 0 && minutes < 60) return plural(minutes, "minute", " ago");
  if (minutes < 0 && minutes > -60) return `in ${plural(-minutes, "minute", "")}`;
  const time = part(then, timezone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const days = dayNumber(now, timezone) - dayNumber(then, timezone);
  const near = { "-1": "tomorrow", "0": "today", "1": "yesterday" }[String(days)];
  if (near) return `${near} at ${time}`;
  return formatDay(at, timezone, now);
}

/** "3 October", with the year once it is another one. */
export function formatDay(at: string, timezone: string, now: Date = new Date()): string {
  const then = new Date(at);
  const sameYear = part(then, timezone, { year: "numeric" }) === part(now, timezone, { year: "numeric" });
  return part(then, timezone, { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) });
}

/** A calendar day such as a birthday, which has no zone: "12 April 1990". */
export function formatCalendarDay(day: string): string {
  return part(new Date(`${day.slice(0, 10)}T00:00:00Z`), "UTC", {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
}

function part(at: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, ...options }).format(at);
}

function dayNumber(at: Date, timeZone: string): number {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

function plural(n: number, unit: string, after: string): string {
  return `${n} ${unit}${n === 1 ? "" : "s"}${after}`;
}
