// A day or a stretch of the calendar as people write it: 03/04/2025, 1 March, May 2026, FY 2025-26, last quarter, Diwali, two
// weeks ago. What this grammar does not know, such as "the second Tuesday of March", chrono reads.
import * as chrono from "chrono-node";
import { Temporal } from "temporal-polyfill";
import { countedLength, readLength } from "./lengths.ts";
import {
  festivalDay,
  festivalNames,
  financialYear,
  financialYearStart,
  halfOf,
  monthOf,
  oneDay,
  type Period,
  type PeriodUnit,
  periodAround,
  quarterOf,
  yearOf,
} from "./periods.ts";
import { dateOf, dayOf, type Option, type Reader } from "./reader.ts";
import { monthWords, nextWords, pastWords, thisWords, weekdayWords } from "./words/times.ts";

export interface ReadPeriod extends Period {
  end: number;
  /** Said of this word alone, so that it may be something else: "may", "2025". */
  weak?: true;
}

type Read = (reader: Reader, i: number) => ReadPeriod | undefined;

/** In the order in which they are tried. */
const forms: Read[] = [
  numeric,
  weekWithin,
  dayWord,
  financial,
  quarter,
  dayAndMonth,
  monthAndDay,
  monthAlone,
  relativePeriod,
  lengthAgo,
  festival,
  year,
  byChrono,
];

export function readPeriod(reader: Reader, from: number): ReadPeriod | undefined {
  const i = reader.word(from) === "the" ? from + 1 : from;
  for (const form of forms) {
    const read = form(reader, i);
    if (read) return read;
  }
  return undefined;
}

/** Shops whose calendar writes the month first. */
const monthFirstZones = /^America\/(?!Argentina|Sao|Bogota|Lima|Santiago|Mexico|Caracas|Montevideo)|^US\//;

function numeric(reader: Reader, i: number): ReadPeriod | undefined {
  const token = reader.tokens[i];
  if (token?.kind !== "date") return undefined;
  const [a = 0, b = 0, c = 0] = token.word.split(/[/.-]/).map(Number);
  if (token.word.length > 8 && a > 1_000) return found(i + 1, a, b, c);
  const fullYear = c < 100 ? 2_000 + c : c;
  const monthFirst = monthFirstZones.test(reader.catalogue.timezone);
  const orders: [month: number, day: number][] = monthFirst
    ? [
        [a, b],
        [b, a],
      ]
    : [
        [b, a],
        [a, b],
      ];
  const options = orders.flatMap(([month, day]): Option<Temporal.PlainDate>[] => {
    const read = dateFrom(fullYear, month, day);
    return read ? [{ label: longDay(read), value: read }] : [];
  });
  const [first, second] = options;
  if (!first) return undefined;
  const same = second && dayOf(first.value) === dayOf(second.value);
  const day = second && !same ? reader.choose(token, "Which day is meant?", [first, second]) : first.value;
  return { ...oneDay(day), end: i + 1 };
}

function dateFrom(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}

const longDay = (date: Temporal.PlainDate) =>
  date.toLocaleString("en-GB", { day: "numeric", month: "long", year: "numeric" });

function found(end: number, yearNumber: number, month: number, day: number): ReadPeriod | undefined {
  const date = dateFrom(yearNumber, month, day);
  return date && { ...oneDay(date), end };
}

/** "the first week of May", "the week of Diwali", "the month of March". */
function weekWithin(reader: Reader, i: number): ReadPeriod | undefined {
  const nth = reader.word(i) === "last" ? -1 : ordinals.indexOf(reader.word(i)) + 1;
  const at = nth === 0 ? i : i + 1;
  const unit = reader.word(at);
  if (!/^(week|month|weekend)$/.test(unit) || reader.word(at + 1) !== "of") return undefined;
  const period = readPeriod(reader, at + 2);
  if (!period || unit === "month") return period;
  if (nth < 0)
    return { from: dayOf(dateOf(period.to).subtract({ days: 6 })), to: period.to, end: period.end };
  const from = dateOf(period.from).add({ days: 7 * Math.max(0, nth - 1) });
  return { from: dayOf(from), to: dayOf(from.add({ days: 6 })), end: period.end };
}

const dayWords: Record<string, number> = { today: 0, aaj: 0, yesterday: -1, kal: -1, parso: -2, tomorrow: 1 };

function dayWord(reader: Reader, i: number): ReadPeriod | undefined {
  if (reader.says(i, "day before yesterday"))
    return { ...oneDay(reader.today.add({ days: -2 })), end: i + 3 };
  const steps = Object.hasOwn(dayWords, reader.word(i)) ? dayWords[reader.word(i)] : undefined;
  return steps === undefined ? undefined : { ...oneDay(reader.today.add({ days: steps })), end: i + 1 };
}

/** "FY 2025-26", "FY26", "last financial year". */
function financial(reader: Reader, i: number): ReadPeriod | undefined {
  const { timezone } = reader.catalogue;
  const now = financialYearStart(reader.today, timezone);
  const steps = stepsOf(reader.word(i));
  const named = (at: number) =>
    reader.word(at) === "fy"
      ? at + 1
      : /^(financial|fiscal)$/.test(reader.word(at)) && reader.word(at + 1) === "year"
        ? at + 2
        : undefined;
  const after = steps === undefined ? undefined : named(i + 1);
  if (after !== undefined) return { ...financialYear(now + steps!, timezone), end: after };
  const glued = /^fy(\d{2}|\d{4})$/.exec(reader.word(i))?.[1];
  const end = glued ? i + 1 : named(i);
  if (end === undefined) return undefined;
  const said = glued ?? reader.word(end);
  if (!/^(\d{2}|\d{4})$/.test(said)) return { ...financialYear(now, timezone), end };
  const first = said.length === 2 ? 2_000 + Number(said) : Number(said);
  const rest = glued ? end : end + 1;
  const range = /^[-–/]$/.test(reader.word(rest)) && reader.tokens[rest + 1]?.kind === "number";
  if (range) return { ...financialYear(first, timezone), end: rest + 2 };
  const start = financialYear(first, timezone).from.endsWith("-01-01") ? first : first - 1;
  return { ...financialYear(start, timezone), end: rest };
}

const ordinals = ["first", "second", "third", "fourth"];

function quarter(reader: Reader, i: number): ReadPeriod | undefined {
  const short = /^([qh])([1-4])$/.exec(reader.word(i));
  const isLast = reader.word(i) === "last" && reader.word(i + 2) === "of";
  const spelt = isLast ? (reader.word(i + 1) === "half" ? 1 : 3) : ordinals.indexOf(reader.word(i));
  const isHalf = short?.[1] === "h" || (spelt >= 0 && spelt < 2 && reader.word(i + 1) === "half");
  const isQuarter = short?.[1] === "q" || (spelt >= 0 && reader.word(i + 1) === "quarter");
  if (!isHalf && !isQuarter) return undefined;
  const n = short ? Number(short[2]) : spelt + 1;
  const end = short ? i + 1 : i + 2;
  const of = ["of", "in"].includes(reader.word(end)) ? end + 1 : end;
  const said = yearAt(reader, of);
  const make = isHalf ? halfOf : quarterOf;
  if (said !== undefined) return { ...make(said, n), end: of + 1 };
  const thisYear = make(reader.today.year, n);
  const past = thisYear.from <= dayOf(reader.today) ? thisYear : make(reader.today.year - 1, n);
  return { ...past, end };
}

function yearAt(reader: Reader, i: number): number | undefined {
  const word = reader.word(i);
  if (reader.tokens[i]?.kind === "number" && /^(19[5-9]\d|20\d\d)$/.test(word)) return Number(word);
  return undefined;
}

/** The day of the month at a token, with "st" or "th" after it, and where it ends. */
function monthDay(reader: Reader, i: number): [day: number, end: number] | undefined {
  const token = reader.tokens[i];
  if (token?.kind !== "number" || !/^\d{1,2}$/.test(token.word)) return undefined;
  const day = Number(token.word);
  if (day < 1 || day > 31) return undefined;
  return [day, /^(st|nd|rd|th)$/.test(reader.word(i + 1)) ? i + 2 : i + 1];
}

function dayAndMonth(reader: Reader, i: number): ReadPeriod | undefined {
  const read = monthDay(reader, i);
  if (!read) return undefined;
  const [day, after] = read;
  const at = reader.word(after) === "of" ? after + 1 : after;
  const month = monthWords[reader.word(at)];
  return month === undefined ? undefined : inYear(reader, at + 1, month, day);
}

function monthAndDay(reader: Reader, i: number): ReadPeriod | undefined {
  const month = monthWords[reader.word(i)];
  if (month === undefined) return undefined;
  const read = monthDay(reader, reader.word(i + 1) === "the" ? i + 2 : i + 1);
  return read && inYear(reader, read[1], month, read[0]);
}

/** With the year said after it, or else the last such day that has been. */
function inYear(reader: Reader, i: number, month: number, day: number): ReadPeriod | undefined {
  const at = reader.word(i) === "," || reader.word(i) === "of" ? i + 1 : i;
  const said = yearAt(reader, at);
  if (said !== undefined) return found(at + 1, said, month, day);
  const { today } = reader;
  const here = found(i, today.year, month, day);
  return here && here.from > dayOf(today) ? found(i, today.year - 1, month, day) : here;
}

function monthAlone(reader: Reader, i: number): ReadPeriod | undefined {
  const month = monthWords[reader.word(i)];
  if (month === undefined) return undefined;
  const at = /^(,|of|')$/.test(reader.word(i + 1)) ? i + 2 : i + 1;
  const said = yearAt(reader, at);
  if (said !== undefined) return { ...monthOf(said, month), end: at + 1 };
  const { today } = reader;
  return { ...monthOf(month > today.month ? today.year - 1 : today.year, month), end: i + 1, weak: true };
}

const periodWords: Record<string, PeriodUnit> = {
  day: "day",
  week: "week",
  hafte: "week",
  hafta: "week",
  fortnight: "fortnight",
  month: "month",
  mahine: "month",
  mahina: "month",
  quarter: "quarter",
  year: "year",
  saal: "year",
};

function stepsOf(word: string): number | undefined {
  if (thisWords.has(word)) return 0;
  if (pastWords.has(word) && word !== "recent") return -1;
  return nextWords.has(word) ? 1 : undefined;
}

/** "last month", "this week", "the year before last". */
function relativePeriod(reader: Reader, i: number): ReadPeriod | undefined {
  const first = Object.hasOwn(periodWords, reader.word(i)) ? periodWords[reader.word(i)] : undefined;
  if (first && reader.says(i + 1, "before last"))
    return { ...periodAround(reader.today, first, -2), end: i + 3 };
  if (first && reader.says(i + 1, "to date")) return { ...periodAround(reader.today, first, 0), end: i + 3 };
  if (reader.word(i) === "ytd") return { ...periodAround(reader.today, "year", 0), end: i + 1 };
  const steps = stepsOf(reader.word(i));
  const unit =
    steps !== undefined && Object.hasOwn(periodWords, reader.word(i + 1))
      ? periodWords[reader.word(i + 1)]
      : undefined;
  if (steps !== undefined && unit) return { ...periodAround(reader.today, unit, steps), end: i + 2 };
  const month = steps !== undefined ? monthWords[reader.word(i + 1)] : undefined;
  if (month !== undefined) return lastMonthNamed(reader, month, steps!, i + 2);
  return undefined;
}

/** "last March", "this April": the latest that has begun, or that of this year. */
function lastMonthNamed(reader: Reader, month: number, steps: number, end: number): ReadPeriod {
  const { today } = reader;
  const back = steps < 0 && month >= today.month ? today.year - 1 : today.year;
  return { ...monthOf(back, month), end };
}

/** "two weeks ago": the day, where a point in time is asked for. */
function lengthAgo(reader: Reader, i: number): ReadPeriod | undefined {
  const length = readLength(reader, i);
  if (!length || !/^(ago|back|earlier|pehle)$/.test(reader.word(length.end))) return undefined;
  const days = countedLength(length);
  return { ...oneDay(reader.today.subtract({ [days.unit]: days.n })), end: length.end + 1 };
}

const longestFestival = 4;

function festival(reader: Reader, i: number): ReadPeriod | undefined {
  const steps = stepsOf(reader.word(i));
  const start = steps !== undefined && steps <= 0 ? i + 1 : i;
  for (let length = longestFestival; length > 0; length--) {
    const name = Array.from({ length }, (_, k) => reader.word(start + k)).join(" ");
    if (!festivalNames.includes(name)) continue;
    const end = start + length;
    const said = yearAt(reader, end);
    const asked = said ?? (steps === 0 ? reader.today.year : undefined);
    const day = festivalDay(name, asked, reader.today);
    return day ? { from: day, to: day, end: said === undefined ? end : end + 1 } : undefined;
  }
  return undefined;
}

function year(reader: Reader, i: number): ReadPeriod | undefined {
  const said = yearAt(reader, i);
  return said === undefined ? undefined : { ...yearOf(said), end: i + 1, weak: true };
}

const forChrono: ReadonlySet<string> = new Set([...weekdayWords, ...ordinals, "last", "this", "next"]);

/** Asked only where a word of its own begins the date, since it reads dates into much else. */
function byChrono(reader: Reader, i: number): ReadPeriod | undefined {
  if (!forChrono.has(reader.word(i)) && !monthDay(reader, i)) return undefined;
  const at = reader.tokens[i]!.start;
  const rest = reader.text.slice(at, at + 60);
  if (!weekdayWords.some((day) => new RegExp(`\\b${day}`, "i").test(rest))) return undefined;
  const noon = new Date(`${dayOf(reader.today)}T12:00:00Z`);
  const [result] = chrono.en.GB.parse(rest, { instant: noon, timezone: 0 }, { forwardDate: false });
  if (result?.index !== 0) return undefined;
  const { start } = result;
  const day = found(0, start.get("year")!, start.get("month")!, start.get("day")!);
  if (!day) return undefined;
  const past = dateOf(day.from);
  const upTo = at + result.text.length;
  const end = reader.tokens.findIndex((token) => token.start >= upTo);
  return { ...oneDay(past), end: end < 0 ? reader.tokens.length : end };
}
