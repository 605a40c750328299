// Days that lie ahead, as people write them: "12 Dec", "this weekend", "next Friday", "Diwali", "the end of the month". The other
// grammar of days looks back, since customers did what they did; an objective looks ahead.
import { Temporal } from "temporal-polyfill";
import {
  festivalDay,
  festivalNames,
  monthOf,
  oneDay,
  type Period,
  periodAround,
  yearOf,
} from "../language/periods.ts";
import { dateOf, dayOf } from "../language/reader.ts";
import { monthWords, nextWords, thisWords } from "../language/words/times.ts";
import type { Scan } from "./scan.ts";

export interface Coming extends Period {
  end: number;
  festival?: string;
  /** Said of a whole month: "by December" is before it begins. */
  whole?: true;
  /** It is over already, or its day is not known. */
  trouble?: string;
}

type Form = (scan: Scan, i: number) => Coming | undefined;

export function comingPeriod(scan: Scan, from: number): Coming | undefined {
  const i = scan.word(from) === "the" ? from + 1 : from;
  for (const form of forms) {
    const read = form(scan, i);
    if (read) return over(scan, read);
  }
  return undefined;
}

function over({ today }: Scan, read: Coming): Coming {
  if (read.trouble || read.to >= dayOf(today)) return read;
  return { ...read, trouble: "this day is over already" };
}

const day = (date: Temporal.PlainDate, end: number): Coming => ({ ...oneDay(date), end });

const dayWords: Record<string, number> = { today: 0, tonight: 0, aaj: 0, tomorrow: 1 };

const named: Form = (scan, i) => {
  if (scan.says(i, "day after tomorrow")) return day(scan.today.add({ days: 2 }), i + 3);
  const steps = Object.hasOwn(dayWords, scan.word(i)) ? dayWords[scan.word(i)] : undefined;
  return steps === undefined ? undefined : day(scan.today.add({ days: steps }), i + 1);
};

const numeric: Form = (scan, i) => {
  const token = scan.tokens[i];
  if (token?.kind !== "date") return undefined;
  const [a = 0, b = 0, c = 0] = token.word.split(/[/.-]/).map(Number);
  const date = a > 1_000 ? valid(a, b, c) : valid(c < 100 ? 2_000 + c : c, b, a);
  return date && day(date, i + 1);
};

function valid(year: number, month: number, dayOfMonth: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day: dayOfMonth }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}

const stepsOf = (word: string) => (thisWords.has(word) ? 0 : nextWords.has(word) ? 1 : undefined);

const weekend: Form = (scan, i) => {
  const steps = stepsOf(scan.word(i));
  const at = steps === undefined ? i : i + 1;
  if (scan.word(at) !== "weekend") return undefined;
  const monday = scan.today.subtract({ days: scan.today.dayOfWeek - 1 }).add({ weeks: steps ?? 0 });
  const saturday = monday.add({ days: 5 });
  const from = Temporal.PlainDate.compare(saturday, scan.today) < 0 ? scan.today : saturday;
  return { from: dayOf(from), to: dayOf(monday.add({ days: 6 })), end: at + 1 };
};

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const weekdayForm = /^(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?$/;

const weekday: Form = (scan, i) => {
  const steps = stepsOf(scan.word(i));
  const at = steps === undefined ? i : i + 1;
  const found = weekdayForm.exec(scan.word(at))?.[1];
  if (!found) return undefined;
  const wanted = weekdays.indexOf(found.slice(0, 3)) + 1;
  const ahead = (wanted - scan.today.dayOfWeek + 7) % 7;
  const monday = scan.today.subtract({ days: scan.today.dayOfWeek - 1 });
  const date =
    scan.word(i) === "next"
      ? monday.add({ days: 7 + wanted - 1 })
      : scan.today.add({ days: ahead === 0 ? 7 : ahead });
  return day(date, at + 1);
};

const units = ["week", "month", "quarter", "year"] as const;
const unitOf = (word: string) => units.find((unit) => unit === word);

const endOf: Form = (scan, i) => {
  const short = unitOf(scan.word(i));
  if (short && scan.word(i + 1) === "end") return lastDay(scan, short, 0, i + 2);
  if (!scan.says(i, "end of")) return undefined;
  const at = scan.is(i + 2, "the", "this", "next") ? i + 3 : i + 2;
  const unit = unitOf(scan.word(at));
  if (unit) return lastDay(scan, unit, scan.is(i + 2, "next") ? 1 : 0, at + 1);
  const month = calendar(scan, at);
  return month?.whole ? { from: month.to, to: month.to, end: month.end } : undefined;
};

function lastDay({ today }: Scan, unit: (typeof units)[number], steps: number, end: number): Coming {
  const { to } = periodAround(today, unit, steps);
  return { from: to, to, end };
}

/** "this week", "next month", from today on. */
const stretch: Form = (scan, i) => {
  const steps = stepsOf(scan.word(i));
  const unit = steps === undefined ? undefined : unitOf(scan.word(i + 1));
  if (!unit) return undefined;
  const { from, to } = periodAround(scan.today, unit, steps!);
  const today = dayOf(scan.today);
  return { from: from < today ? today : from, to, end: i + 2 };
};

function dayNumber(scan: Scan, i: number): { number: number; end: number; ordinal: boolean } | undefined {
  const token = scan.tokens[i];
  if (token?.kind !== "number" || !/^\d{1,2}$/.test(token.word)) return undefined;
  const number = Number(token.word);
  if (number < 1 || number > 31) return undefined;
  const ordinal = scan.is(i + 1, "st", "nd", "rd", "th") && scan.tokens[i + 1]!.start === token.end;
  return { number, ordinal, end: ordinal ? i + 2 : i + 1 };
}

function yearAt(scan: Scan, i: number): { year: number; end: number } | undefined {
  const at = scan.word(i) === "," ? i + 1 : i;
  const said = scan.tokens[at]?.kind === "number" && /^20\d\d$/.test(scan.word(at));
  return said ? { year: Number(scan.word(at)), end: at + 1 } : undefined;
}

/** "12 Dec", "Dec 12th, 2026", "the 12th", "December". */
const calendar: Form = (scan, i) => {
  const first = dayNumber(scan, i);
  if (first) {
    const at = scan.word(first.end) === "of" ? first.end + 1 : first.end;
    const month = monthWords[scan.word(at)];
    if (month !== undefined) return dated(scan, month, first.number, at + 1);
    return first.ordinal ? nextOfMonth(scan, first.number, first.end) : undefined;
  }
  const month = monthWords[scan.word(i)];
  if (month === undefined) return undefined;
  const then = dayNumber(scan, i + 1);
  if (then) return dated(scan, month, then.number, then.end);
  const said = yearAt(scan, i + 1);
  const year = said?.year ?? (month < scan.today.month ? scan.today.year + 1 : scan.today.year);
  return { ...monthOf(year, month), end: said?.end ?? i + 1, whole: true };
};

function dated(scan: Scan, month: number, number: number, at: number): Coming | undefined {
  const said = yearAt(scan, at);
  const here = valid(said?.year ?? scan.today.year, month, number);
  if (said) return here && day(here, said.end);
  const next =
    here && Temporal.PlainDate.compare(here, scan.today) >= 0
      ? here
      : valid(scan.today.year + 1, month, number);
  return next && day(next, at);
}

function nextOfMonth({ today }: Scan, number: number, end: number): Coming | undefined {
  const here = valid(today.year, today.month, number);
  if (here && Temporal.PlainDate.compare(here, today) >= 0) return day(here, end);
  const next = today.with({ day: 1 }).add({ months: 1 });
  const there = valid(next.year, next.month, number);
  return there && day(there, end);
}

const longestFestival = 4;

export const festival: Form = (scan, i) => {
  const start = stepsOf(scan.word(i)) === undefined ? i : i + 1;
  for (let length = longestFestival; length > 0; length--) {
    const name = Array.from({ length }, (_, k) => scan.word(start + k)).join(" ");
    if (!festivalNames.includes(name)) continue;
    const said = yearAt(scan, start + length);
    const end = said?.end ?? start + length;
    const here = festivalDay(name, said?.year ?? scan.today.year, scan.today);
    const coming =
      said || (here && here >= dayOf(scan.today)) ? here : festivalDay(name, scan.today.year + 1, scan.today);
    if (!coming)
      return { from: "", to: "", end, festival: name, trouble: "the day of this festival is not known" };
    return { from: coming, to: coming, end, festival: name };
  }
  return undefined;
};

const wholeYear: Form = (scan, i) => {
  const said = yearAt(scan, i);
  return said && scan.word(i) !== "," ? { ...yearOf(said.year), end: said.end, whole: true } : undefined;
};

const forms: Form[] = [named, numeric, weekend, weekday, endOf, stretch, festival, calendar, wholeYear];

export const dayBefore = (iso: string) => dayOf(dateOf(iso).subtract({ days: 1 }));
export const dayAhead = (today: Temporal.PlainDate, unit: string, n: number): string =>
  dayOf(today.add({ [unit]: n }));
