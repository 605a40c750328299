// The values of a condition, read back from the words that a sentence gives them: “gold”, ₹1,00,000, 2 October 2026 at 14:05, India.
import { Temporal } from "temporal-polyfill";
import type { Relative } from "../../../../../contract/rule-values.ts";
import { monthWords, unitWords } from "../words/times.ts";

/** What was read from a place on, and where it ends. */
export interface Found<T> {
  value: T;
  end: number;
}
export type Reads<T> = (text: string, at: number) => Found<T> | undefined;

function matched<T>(pattern: RegExp, make: (found: RegExpExecArray) => T | undefined): Reads<T> {
  return (text, at) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    const value = found ? make(found) : undefined;
    return found && value !== undefined ? { value, end: at + found[0].length } : undefined;
  };
}

/** A quotation, which may hold others. */
export const readQuoted: Reads<string> = (text, at) => {
  if (text[at] !== "“") return undefined;
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === "“") depth++;
    if (text[i] === "”" && --depth === 0) return { value: text.slice(at + 1, i), end: i + 1 };
  }
  return undefined;
};

/** With a currency's sign or without; digits in groups. */
export const readNumber: Reads<number> = matched(
  /(-?)[^\d\s“”(),.-]{0,4}\u00a0?(-?)(\d[\d,]*(?:\.\d+)?|\.\d+)/y,
  ([, before, after, digits]) => {
    const value = Number(digits!.replaceAll(",", ""));
    return before || after ? -value : value;
  },
);

/** A group's comma is followed by digits; the one after a number is not its own. */
export const readAmount: Reads<number> = (text, at) => {
  const found = readNumber(text, at);
  return found && text[found.end - 1] === "," ? { ...found, end: found.end - 1 } : found;
};

const units = Object.entries(unitWords).filter(
  ([word, { times }]) => times === 1 && /^(hour|day|week|month|year)s?$/.test(word),
);
const unitOf = new Map(units.map(([word, { unit }]) => [word, unit]));

export const readLength: Reads<Relative> = matched(
  /(?:(\d[\d,]*) )?(hours?|days?|weeks?|months?|years?)\b/y,
  ([, digits, word]) => ({
    n: digits ? Number(digits.replaceAll(",", "")) : 1,
    unit: unitOf.get(word!)!,
  }),
);

const dayPattern = /(\d{1,2}) ([A-Z][a-z]+) (\d{1,4})/y;

export const readDay: Reads<string> = matched(dayPattern, ([, day, month, year]) => {
  const number = monthWords[month!.toLowerCase()];
  return number === undefined
    ? undefined
    : `${year!.padStart(4, "0")}-${String(number).padStart(2, "0")}-${day!.padStart(2, "0")}`;
});

/** A day, or an instant in the shop's zone. */
export function readMoment(timezone: string): Reads<string> {
  const time = /(?:,| at) (\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?/y;
  return (text, at) => {
    const day = readDay(text, at);
    if (!day) return undefined;
    time.lastIndex = day.end;
    const found = time.exec(text);
    if (!found) return day;
    const [whole, hour, minute, second = "00", fraction = "000"] = found;
    const local = Temporal.PlainDateTime.from(
      `${day.value}T${hour}:${minute}:${second}.${fraction.padEnd(3, "0")}`,
    );
    return { value: local.toZonedDateTime(timezone).toInstant().toString(), end: day.end + whole.length };
  };
}

/** Several values: "a", "a or b", "a, b or c". */
export function readList<T>(each: Reads<T>, joint: "and" | "or"): Reads<T[]> {
  return (text, at) => {
    const first = each(text, at);
    if (!first) return undefined;
    const values = [first.value];
    let { end } = first;
    for (;;) {
      const last = text.startsWith(` ${joint} `, end);
      const comma = text.startsWith(", ", end);
      const next = last ? each(text, end + joint.length + 2) : comma ? each(text, end + 2) : undefined;
      if (!next) return { value: values, end };
      values.push(next.value);
      end = next.end;
      if (last) return { value: values, end };
    }
  };
}
