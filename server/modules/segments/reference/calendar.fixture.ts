// Calendar sums for the second reading of the rule language, by Intl and Date alone.

interface Local {
  day: string;
  time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const two = "2-digit";
  const time = { hour: two, minute: two, second: two, fractionalSecondDigits: 3, hourCycle: "h23" } as const;
  const known = formats.get(timeZone);
  const format =
    known ?? new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: two, day: two, ...time });
  formats.set(timeZone, format);
  return format;
}

function local(at: Date, timeZone: string): Local {
  const parts = formatOf(timeZone).formatToParts(at);
  const part = (type: string) => parts.find((p) => p.type === type)!.value;
  return {
    day: `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`,
    time: `${part("hour")}:${part("minute")}:${part("second")}.${part("fractionalSecond")}`,
  };
}

export function localDay(at: Date, timeZone: string): string {
  return local(at, timeZone).day;
}

/** The instant at which clocks in the zone show a day and a time. */
function instantOf({ day, time }: Local, timeZone: string): Date {
  let guess = Date.parse(`${day}T${time}Z`);
  for (let i = 0; i < 3; i++) {
    const shown = local(new Date(guess), timeZone);
    guess += Date.parse(`${day}T${time}Z`) - Date.parse(`${shown.day}T${shown.time}Z`);
  }
  return new Date(guess);
}

export function startOfLocalDay(day: string, timeZone: string): Date {
  return instantOf({ day, time: "00:00:00.000" }, timeZone);
}

const hours: Record<string, number> = { hours: 1, days: 24, weeks: 168 };

export function plus(at: Date, n: number, unit: string, timeZone: string): Date {
  const fixed = hours[unit];
  if (fixed) return new Date(at.getTime() + n * fixed * 3_600_000);
  const { day, time } = local(at, timeZone);
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const months = year * 12 + month - 1 + (unit === "years" ? n * 12 : n);
  const lastDate = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  const moved = new Date(Date.UTC(Math.floor(months / 12), months % 12, Math.min(date, lastDate)));
  return instantOf({ day: moved.toISOString().slice(0, 10), time }, timeZone);
}

export function minus(at: Date, n: number, unit: string, timeZone: string): Date {
  return plus(at, -n, unit, timeZone);
}

/** Every day from one to another, both included; at most two years of them. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last) && days.length < 740; at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
