// Windows of time and the dates of conditions, turned into intervals of instants. Hours, days and weeks are fixed lengths;
// months and years follow the calendar of the workspace's time zone, so that 31 March − 1 month is 28 February.
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { amount, day, type Relative, type Unit, unit } from "./rule-values.ts";

/** When the things counted happened; all time where a condition has none. */
export const window = z.union([
  z.strictObject({ last: amount, unit }),
  z.strictObject({ older_than: amount, unit }),
  z.strictObject({ from: day, to: day.optional() }),
  z.strictObject({ to: day }),
]);
export type Window = z.infer<typeof window>;

export interface Bound {
  at: Temporal.Instant;
  included: boolean;
}
/** From one instant to another; open-ended where a bound is left out. */
export interface Interval {
  from?: Bound;
  to?: Bound;
}

/** The moment a rule is evaluated at, and whose calendar its days belong to. */
export interface Clock {
  asOf: Temporal.Instant;
  timezone: string;
}

const hours = { hours: 1, days: 24, weeks: 168 } as const;
/** What the database can hold; nobody's orders lie outside. */
const earliest = Temporal.Instant.from("0001-01-02T00:00:00Z");
const latest = Temporal.Instant.from("9999-12-30T00:00:00Z");

/** `n` units before (`sign` −1) or after (+1) the clock's instant, within the years 1 to 9999. */
export function shift(clock: Clock, n: number, unitName: Unit, sign: 1 | -1): Temporal.Instant {
  if (unitName === "months" || unitName === "years") return shiftCalendar(clock, n, unitName, sign);
  const milliseconds = sign * n * hours[unitName] * 3_600_000;
  return clamp(clock.asOf.epochMilliseconds + milliseconds) ?? clock.asOf.add({ milliseconds });
}

function shiftCalendar(clock: Clock, n: number, unitName: "months" | "years", sign: 1 | -1) {
  const years = unitName === "years" ? n : Math.floor(n / 12);
  if (years > 9_999) return sign === 1 ? latest : earliest;
  const shifted = clock.asOf
    .toZonedDateTimeISO(clock.timezone)
    .add({ [unitName]: sign * n })
    .toInstant();
  return knownInstant(shifted);
}

/** The instant itself, or the end of the years that the database knows. */
export function knownInstant(at: Temporal.Instant): Temporal.Instant {
  return clamp(at.epochMilliseconds) ?? at;
}

function clamp(epochMilliseconds: number): Temporal.Instant | undefined {
  if (epochMilliseconds < earliest.epochMilliseconds) return earliest;
  return epochMilliseconds > latest.epochMilliseconds ? latest : undefined;
}

/** The first instant of a day in the time zone; not always midnight, where clocks change at night. */
export function startOfDay(text: string, timezone: string, daysLater = 0): Temporal.Instant {
  const date = Temporal.PlainDate.from(text).add({ days: daysLater });
  return knownInstant(date.toZonedDateTime(timezone).toInstant());
}

/** The interval of a window, never reaching past the instant of evaluation. */
export function windowInterval(span: Window | undefined, clock: Clock): Interval {
  const now: Bound = { at: clock.asOf, included: true };
  if (span === undefined) return { to: now };
  if ("last" in span)
    return { from: { at: shift(clock, span.last, span.unit, -1), included: false }, to: now };
  if ("older_than" in span)
    return { to: { at: shift(clock, span.older_than, span.unit, -1), included: true } };
  return calendarInterval(span, clock);
}

function calendarInterval(span: { from?: string; to?: string }, clock: Clock): Interval {
  const now: Bound = { at: clock.asOf, included: true };
  const end = span.to === undefined ? undefined : startOfDay(span.to, clock.timezone, 1);
  const to = end && Temporal.Instant.compare(end, clock.asOf) <= 0 ? { at: end, included: false } : now;
  if (span.from === undefined) return { to };
  return { from: { at: startOfDay(span.from, clock.timezone), included: true }, to };
}

export function isDay(text: string): boolean {
  return !text.includes("T");
}

/** The instant that a rule is asked for: itself, or of a day its last moment. The database counts microseconds, so that a day
 * ends one before the next begins. */
export function instantAsOf(text: string, timezone: string): Temporal.Instant {
  if (isDay(text)) return startOfDay(text, timezone, 1).subtract({ microseconds: 1 });
  return knownInstant(Temporal.Instant.from(text.replace(/(\.\d{6})\d+/, "$1")));
}

/** From the first instant that a day or instant covers to its last: a whole day, or a single instant. */
function covered(text: string, timezone: string): Required<Interval> {
  if (isDay(text)) {
    return {
      from: { at: startOfDay(text, timezone), included: true },
      to: { at: startOfDay(text, timezone, 1), included: false },
    };
  }
  const at = knownInstant(Temporal.Instant.from(text));
  return { from: { at, included: true }, to: { at, included: true } };
}

const flip = (bound: Bound): Bound => ({ at: bound.at, included: !bound.included });

/** The interval that a date must lie in for an operator with a day, an instant or two of them. */
export function momentInterval(
  op: "before" | "after" | "on" | "between",
  value: string | [string, string],
  timezone: string,
): Interval {
  const [low, high] = typeof value === "string" ? [value, value] : value;
  const first = covered(low, timezone);
  if (op === "before") return { to: flip(first.from) };
  if (op === "after") return { from: flip(first.to) };
  return { from: first.from, to: covered(high, timezone).to };
}

/** The interval that a date must lie in for an operator that counts from the instant of evaluation. */
export function relativeInterval(
  op: "within_last" | "more_than_ago" | "within_next",
  { n, unit: unitName }: Relative,
  clock: Clock,
): Interval {
  const now = clock.asOf;
  if (op === "within_next")
    return { from: { at: now, included: false }, to: { at: shift(clock, n, unitName, 1), included: true } };
  const then = shift(clock, n, unitName, -1);
  if (op === "more_than_ago") return { to: { at: then, included: true } };
  return { from: { at: then, included: false }, to: { at: now, included: true } };
}
