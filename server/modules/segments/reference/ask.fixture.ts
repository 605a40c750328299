// Whether a predicate holds of a value.
import type { Predicate } from "../../../../contract/rule-operators.ts";
import { daysFrom, localDay, minus, plus, startOfLocalDay } from "./calendar.fixture.ts";
import { type Fraction, fraction, isLess } from "./fractions.fixture.ts";
import type { Moment } from "./moment.fixture.ts";
import type { Value } from "./value.fixture.ts";

// Text, without regard to case: letter by letter, by the simple mapping of Unicode.
const lowered = new Map<string, string>();
export function lower(text: string): string {
  const known = lowered.get(text);
  if (known !== undefined) return known;
  const low = Array.from(text, (c) => (c === "İ" ? "i" : c.toLowerCase())).join("");
  lowered.set(text, low);
  return low;
}

export function ask(value: Value, predicate: Predicate, moment: Moment): boolean {
  const { op } = predicate;
  if (op === "is_set") return value !== undefined;
  if (op === "is_missing") return value === undefined;
  const positive = {
    is_not: "is",
    not_in: "in",
    not_contains: "contains",
    neq: "eq",
    not_between: "between",
    has_none: "has_any",
  }[op as string];
  if (positive) return !ask(value, { ...predicate, op: positive } as Predicate, moment);
  if (value === undefined) return false;
  if (typeof value === "boolean") return value === (op === "is_true");
  if (typeof value === "string") return askText(lower(value), predicate);
  if (Array.isArray(value)) return askList(value.map(lower), predicate);
  if (value instanceof Date || "day" in value) return askDate(value, predicate, moment);
  return askNumber(value, predicate);
}

function askText(text: string, { op, ...rest }: Predicate): boolean {
  const value = (rest as { value: unknown }).value;
  if (op === "in") return (value as string[]).some((one) => lower(one) === text);
  const other = lower(value as string);
  if (op === "is") return text === other;
  if (op === "contains") return text.includes(other);
  return op === "starts_with" ? text.startsWith(other) : text.endsWith(other);
}

function askList(list: string[], { op, ...rest }: Predicate): boolean {
  const values = (rest as { value: string[] }).value.map(lower);
  return op === "has_all"
    ? values.every((one) => list.includes(one))
    : values.some((one) => list.includes(one));
}

function askNumber(number: Fraction, { op, ...rest }: Predicate): boolean {
  const value = (rest as { value: unknown }).value;
  if (op === "between") {
    const [low, high] = (value as number[]).map(fraction) as [Fraction, Fraction];
    return !isLess(number, low) && !isLess(high, number);
  }
  const other = fraction(value as number);
  if (op === "gt") return isLess(other, number);
  if (op === "gte") return !isLess(number, other);
  if (op === "lt") return isLess(number, other);
  if (op === "lte") return !isLess(other, number);
  return !isLess(number, other) && !isLess(other, number);
}

function askDate(date: Date | { day: string }, predicate: Predicate, moment: Moment): boolean {
  const { timezone, now } = moment;
  const at = date instanceof Date ? date : startOfLocalDay(date.day, timezone);
  const day = date instanceof Date ? localDay(date, timezone) : date.day;
  const value = (predicate as { value: unknown }).value;
  /** −1, 0 or 1: before, on or after a day or an instant. */
  const place = (other: string) =>
    other.includes("T")
      ? Math.sign(at.getTime() - Date.parse(other))
      : Number(day > other) - Number(day < other);
  switch (predicate.op) {
    case "before":
      return place(value as string) < 0;
    case "after":
      return place(value as string) > 0;
    case "on":
      return place(value as string) === 0;
    case "between": {
      const [low, high] = value as [string, string];
      return place(low) >= 0 && place(high) <= 0;
    }
    default: {
      const { n, unit } = value as { n: number; unit: string };
      if (predicate.op === "within_last") return at > minus(now, n, unit, timezone) && at <= now;
      if (predicate.op === "more_than_ago") return at <= minus(now, n, unit, timezone);
      if (predicate.op === "within_next") return at > now && at <= plus(now, n, unit, timezone);
      return daysFrom(localDay(now, timezone), localDay(plus(now, n, unit, timezone), timezone)).some(
        (some) => celebrates(day, some),
      );
    }
  }
}

function celebrates(day: string, on: string): boolean {
  const isLeap = new Date(`${on.slice(0, 4)}-02-29T00:00:00Z`).getUTCDate() === 29;
  const due = day.endsWith("-02-29") && !isLeap ? "02-28" : day.slice(5);
  return on.slice(5) === due;
}
