// The grammar of time in a phrase: "in the last 6 months", "for over a year", "between 2 and 4 months ago", "since Diwali",
// "from 1 January to 31 March", "in the next week".
import type { Relative } from "../../../../contract/rule-values.ts";
import { type ReadPeriod, readPeriod } from "./dates.ts";
import { countedLength, type ReadLength, readLength, unitAt } from "./lengths.ts";
import { readNumber } from "./numbers.ts";
import { dateOf, dayOf, type Option, type Reader } from "./reader.ts";
import type { Span } from "./spans.ts";
import { nextWords, pastWords, unitWords } from "./words/times.ts";

export interface ReadSpan {
  span: Span;
  end: number;
}

export function readSpan(reader: Reader, i: number): ReadSpan | undefined {
  for (const form of [anaphor, rolling, ahead, comparedLength, ranged, dated, bareLength]) {
    const read = form(reader, i);
    if (read) return read;
  }
  return undefined;
}

const skip = (reader: Reader, i: number, words: RegExp) => (words.test(reader.word(i)) ? i + 1 : i);
const inside = /^(in|within|over|during|for|from|through|throughout|inside|the|of)$/;

function pastPreposition(reader: Reader, i: number): number {
  let at = i;
  while (inside.test(reader.word(at)) && at - i < 3) at++;
  return at;
}

function anaphor(reader: Reader, i: number): ReadSpan | undefined {
  if (/^(before|prior|earlier)$/.test(reader.word(i))) {
    const at = skip(reader, i + 1, /^(to|than)$/);
    if (/^(that|then)$/.test(reader.word(at)) && !/^(who|which)$/.test(reader.word(at + 1)))
      return { span: { kind: "before_that" }, end: at + 1 };
  }
  return undefined;
}

/** "in the last 6 months"; "last month", which may mean the month of the calendar. */
function rolling(reader: Reader, from: number): ReadSpan | undefined {
  const i = pastPreposition(reader, from);
  if (!pastWords.has(reader.word(i)) || reader.word(i) === "recent") return undefined;
  if (/^(week|quarter|half|day)$/.test(reader.word(i + 1)) && reader.word(i + 2) === "of") return undefined;
  const length = readLength(reader, i + 1);
  if (length) return tail(reader, lastOf(reader, i, length));
  const one = unitAt(reader, i + 1, 1);
  if (!one) return unitless(reader, i + 1);
  const rolls: Span = { kind: "last", length: countedLength(one) };
  const period = readPeriod(reader, i);
  const calendar: Span | undefined = period && { kind: "days", from: period.from, to: period.to };
  const bare = reader.word(i - 1) !== "the" && /^(last|previous|pichle|pichla|pichli)$/.test(reader.word(i));
  if (!calendar || reader.word(i) === "past") return { span: rolls, end: one.end };
  const unit = reader.word(i + 1);
  const options: Option<Span>[] = [
    { label: `The ${unit} of the calendar (${period!.from} to ${period!.to})`, value: calendar },
    { label: `The ${rolls.length.n} ${rolls.length.unit} up to now`, value: rolls },
  ];
  const ordered = bare || unit === "quarter" ? options : options.reverse();
  const place = reader.placeOf(i, one.end);
  return {
    span: reader.choose(
      place,
      `What is “${reader.text.slice(place.start, place.end)}”?`,
      ordered as [Option<Span>, Option<Span>],
    ),
    end: one.end,
  };
}

/** "… in the last 90 days but not in the last 30": the unit was said before. */
function unitless(reader: Reader, i: number): ReadSpan | undefined {
  const number = readNumber(reader.tokens, i);
  if (!number || number.currency || number.percent || !Number.isInteger(number.value)) return undefined;
  const said = reader.tokens.slice(0, i).findLast(({ word }) => Object.hasOwn(unitWords, word));
  const unit = said && unitWords[said.word];
  return (
    unit && {
      span: { kind: "last", length: countedLength({ n: number.value * unit.times, unit: unit.unit }) },
      end: number.end,
    }
  );
}

function lastOf(reader: Reader, from: number, length: ReadLength): ReadSpan {
  return { span: { kind: "last", length: chosenLength(reader, from, length) }, end: length.end };
}

/** Beyond a century nobody counts in days, and a calendar has its end. */
const mostMonths = 1_200;

/** Months and years follow the calendar unless days are asked for. */
function chosenLength(reader: Reader, from: number, length: ReadLength): Relative {
  const counted = countedLength(length);
  if (counted.unit !== "months" || counted.n > mostMonths) return counted;
  const place = reader.placeOf(from, length.end);
  const since = dayOf(reader.today.subtract({ months: counted.n }));
  const days = counted.n * 30;
  const spoken = dateOf(since).toLocaleString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const months = counted.n === 1 ? "1 month" : `${counted.n} months`;
  return reader.choose(place, `How long is ${months}?`, [
    { label: `By the calendar: since ${spoken}`, value: counted },
    { label: `${days} days`, value: { n: days, unit: "days" } },
  ]);
}

/** Words that may follow a length without changing it. */
function tail(reader: Reader, read: ReadSpan): ReadSpan {
  return /^(mein|me|main|se|or so)$/.test(reader.word(read.end)) ? { ...read, end: read.end + 1 } : read;
}

function ahead(reader: Reader, from: number): ReadSpan | undefined {
  const i = pastPreposition(reader, from);
  if (nextWords.has(reader.word(i))) {
    const length = readLength(reader, i + 1) ?? unitAt(reader, i + 1, 1);
    return length && { span: { kind: "next", length: countedLength(length) }, end: length.end };
  }
  return undefined;
}

const more: readonly string[] = [
  "more than",
  "greater than",
  "longer than",
  "older than",
  "at least",
  "no less than",
  "not less than",
  "a minimum of",
  "minimum of",
  "minimum",
  "over",
  "above",
  "beyond",
  "upwards of",
  "exceeding",
  "past",
  "kam se kam",
  ">",
  ">=",
];
const less: readonly string[] = [
  "less than",
  "fewer than",
  "no more than",
  "not more than",
  "at most",
  "under",
  "up to",
  "within",
  "a maximum of",
  "maximum",
  "<",
  "<=",
];

function startsWith(reader: Reader, i: number, phrases: readonly string[]): number | undefined {
  const hit = phrases.find((phrase) => reader.says(i, phrase));
  return hit === undefined ? undefined : i + hit.split(" ").length;
}

/** "more than 2 years", "for at least 3 months", "over a year ago", "less than 10 days ago". */
function comparedLength(reader: Reader, from: number): ReadSpan | undefined {
  const i = skip(reader, from, /^(for|in|since|from)$/);
  const afterMore = startsWith(reader, i, more);
  const afterLess = afterMore === undefined ? startsWith(reader, i, less) : undefined;
  const start = afterMore ?? afterLess;
  const length =
    start === undefined ? undefined : readLength(reader, skip(reader, start, /^(the|last|past)$/));
  if (!length) return undefined;
  const { end, ago } = pastAgo(reader, length.end);
  const counted = chosenLength(reader, start!, length);
  if (afterLess !== undefined)
    return {
      span: ago ? { kind: "last", length: counted } : { kind: "length", length: counted, less: true },
      end,
    };
  return {
    span: ago ? { kind: "ago", length: counted } : { kind: "length", length: counted, more: true },
    end,
  };
}

function pastAgo(reader: Reader, i: number): { end: number; ago: boolean } {
  const ago = /^(ago|back|old|pehle|earlier)$/.test(reader.word(i));
  return { end: ago ? i + 1 : i, ago };
}

/** "45–120 days", "between 2 and 4 months ago", "from 1 January to 31 March". */
function ranged(reader: Reader, from: number): ReadSpan | undefined {
  return lengthRange(reader, from) ?? dayRange(reader, from);
}

const joint = /^(and|to|till|until|through|–|—|-|se|aur)$/;

function lengthRange(reader: Reader, from: number): ReadSpan | undefined {
  const i = skip(reader, skip(reader, from, /^(for|in|about)$/), /^(between|from)$/);
  const near = readNumber(reader.tokens, i);
  if (!near || near.currency) return undefined;
  const nearUnit = unitAt(reader, near.end, near.value);
  const at = nearUnit?.end ?? near.end;
  if (!joint.test(reader.word(at))) return undefined;
  const far = readLength(reader, at + 1);
  if (!far) return undefined;
  const each = far.n / (readNumber(reader.tokens, at + 1)?.value ?? 1);
  const first = nearUnit ?? { n: near.value * each, unit: far.unit };
  const { end } = pastAgo(reader, far.end);
  return { span: { kind: "ago_between", near: countedLength(first), far: countedLength(far) }, end };
}

function dayRange(reader: Reader, from: number): ReadSpan | undefined {
  if (!/^(between|from|in|during)$/.test(reader.word(from))) return undefined;
  const first = readPeriod(reader, from + 1);
  if (!first || !joint.test(reader.word(first.end))) return undefined;
  const second = readPeriod(reader, first.end + 1) ?? today(reader, first.end + 1);
  if (!second) return undefined;
  const start = yearLent(reader, from + 1, first, second);
  return { span: { kind: "days", from: start, to: second.to }, end: second.end };
}

function today(reader: Reader, i: number): ReadPeriod | undefined {
  return reader.word(i) === "now"
    ? { from: dayOf(reader.today), to: dayOf(reader.today), end: i + 1 }
    : undefined;
}

/** "between January and March 2025": the year is said once. */
function yearLent(reader: Reader, i: number, first: ReadPeriod, second: ReadPeriod): string {
  const said = reader.tokens
    .slice(i, first.end)
    .some((token) => /^\d{4}$/.test(token.word) || token.kind === "date");
  if (said) return first.from;
  const here = dateOf(first.from).with({ year: dateOf(second.from).year });
  return dayOf(here) <= second.to ? dayOf(here) : dayOf(here.subtract({ years: 1 }));
}

const sinceWords = /^(since|starting|onwards|se)$/;
const withinPrepositions = /^(in|on|during|for|within|of|around|over|at|throughout|through|this)$/;

function dated(reader: Reader, from: number): ReadSpan | undefined {
  const word = reader.word(from);
  const past = (i: number) => readPeriod(reader, skip(reader, i, /^(from|on|the|end|of)$/));
  const edge = /^(on or after|on or before|from or after)$/.exec(
    [0, 1, 2].map((k) => reader.word(from + k)).join(" "),
  )?.[0];
  const edged = edge ? readPeriod(reader, from + 3) : undefined;
  if (edged) return days(edge!.endsWith("after") ? { from: edged.from } : { to: edged.to }, edged);
  if (sinceWords.test(word)) return since(reader, from);
  if (word === "after" || word === "post" || word === "following") {
    const period = past(from + 1);
    return period && days({ from: dayOf(dateOf(period.to).add({ days: 1 })) }, period);
  }
  if (word === "before" || reader.says(from, "prior to") || reader.says(from, "earlier than")) {
    const period = past(word === "before" ? from + 1 : from + 2);
    return period && days({ to: dayOf(dateOf(period.from).subtract({ days: 1 })) }, period);
  }
  if (/^(until|till|by|upto)$/.test(word) || reader.says(from, "up to")) {
    const period = past(word === "up" ? from + 2 : from + 1);
    return period && days({ to: period.to }, period);
  }
  return within(reader, from);
}

const days = (span: { from?: string; to?: string }, { end }: { end: number }): ReadSpan => ({
  span: { kind: "days", ...span },
  end,
});

function since(reader: Reader, from: number): ReadSpan | undefined {
  const at = skip(reader, from + 1, /^(the|from|on|last)$/);
  const period = readPeriod(reader, from + 1) ?? readPeriod(reader, at);
  if (period) return { span: { kind: "days", from: period.from, since: true }, end: period.end };
  const length = readLength(reader, at);
  return length && { span: { kind: "last", length: chosenLength(reader, at, length) }, end: length.end };
}

/** "in May", "on 14 February", "this week", "during Diwali"; a bare year or "may" only after a word that asks for one. */
function within(reader: Reader, from: number): ReadSpan | undefined {
  const i = withinPrepositions.test(reader.word(from)) && reader.word(from) !== "this" ? from + 1 : from;
  if (readLength(reader, i)) return undefined;
  const period = readPeriod(reader, i);
  const asked = i > from && /^(in|during|of|throughout|through|within)$/.test(reader.word(from));
  if (!period || (period.weak && !asked)) return undefined;
  const onwards = /^(onwards|onward)$/.test(reader.word(period.end));
  if (onwards) return { span: { kind: "days", from: period.from, since: true }, end: period.end + 1 };
  return days({ from: period.from, to: period.to }, period);
}

/** "in 60 days", "for a year", "3 months ago", "6+ months". */
function bareLength(reader: Reader, from: number): ReadSpan | undefined {
  const i = skip(reader, from, /^(in|within|for|over|about|around)$/);
  const length = readLength(reader, skip(reader, i, /^(the|a)$/)) ?? readLength(reader, i);
  if (!length || (i === from && isJustUnit(reader, i))) return undefined;
  const orMore =
    /^(or|and)$/.test(reader.word(length.end)) &&
    /^(more|over|above|longer|up)$/.test(reader.word(length.end + 1));
  const after = orMore ? length.end + 2 : length.end;
  const { end, ago } = pastAgo(reader, after);
  const counted = chosenLength(reader, i, length);
  if (ago) return { span: { kind: "ago", length: counted }, end };
  const atLeast = orMore || length.plus;
  const within = reader.word(from) === "within";
  return tail(reader, {
    span: {
      kind: "length",
      length: counted,
      ...(atLeast && { more: true as const }),
      ...(within && { less: true as const }),
    },
    end,
  });
}

/** "a day" in "once a day" is no length of its own. */
function isJustUnit(reader: Reader, i: number): boolean {
  return /^(a|an)$/.test(reader.word(i)) && Object.hasOwn(unitWords, reader.word(i + 1));
}
