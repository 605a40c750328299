// How the values of a condition are said: amounts, days, windows, lists, "at least ₹5,000", "more than 30 days ago".
import type { Catalogue } from "./attributes.ts";
import { type Phrase, say, text, textOf, value } from "./phrase.ts";
import type { ColumnType } from "./rule-columns.ts";
import type { PredicateWith } from "./rule-operators.ts";
import type { Relative } from "./rule-values.ts";
import { isDay, type Window } from "./rule-windows.ts";
import { dayWords, instantWords, listWords, moneyWords, numberWords } from "./words.ts";

/** What a sentence needs to know of the workspace. */
export type Speaker = Pick<
  Catalogue,
  "attributes" | "columns" | "events" | "segments" | "lists" | "currency" | "timezone"
>;

export type NumberPredicate = PredicateWith<
  "eq" | "neq" | "gt" | "gte" | "lt" | "lte" | "between" | "not_between"
>;

export function quoted(words: string): string {
  return `“${words}”`;
}

export function quotedList(entries: readonly string[], joint: "and" | "or"): Phrase {
  return value(listWords(entries.map(quoted), joint));
}

export function amountWords(amount: number, type: ColumnType, { currency }: Speaker): string {
  return type === "money" ? moneyWords(amount, currency) : numberWords(amount, currency);
}

const comparisons = {
  eq: "exactly",
  neq: "exactly",
  gt: "more than",
  gte: "at least",
  lt: "less than",
  lte: "at most",
} as const;

/** Whether a comparison is said with "not". */
export function isNegative(op: string): boolean {
  return op === "neq" || op === "not_between";
}

/** "more than ₹5,000"; the negative ones are said as their twins, the verb says "not". */
export function numberPhrase(predicate: NumberPredicate, amount: (n: number) => string, unit = ""): Phrase {
  if (predicate.op === "between" || predicate.op === "not_between") {
    const [low, high] = predicate.value as [number, number];
    return value(`between ${amount(low)} and ${amount(high)}${unit}`);
  }
  return value(`${comparisons[predicate.op]} ${amount(predicate.value)}${unit}`);
}

/** "at least 3 orders": how many of what can be counted. */
export function countPhrase(
  predicate: NumberPredicate,
  [one, many]: readonly [string, string],
  { currency }: Speaker,
): Phrase {
  if (predicate.op === "eq" && predicate.value === 0) return say`${value("no")} ${many}`;
  const count = numberPhrase(predicate, (n) => numberWords(n, currency));
  const fewer = predicate.op === "lt" ? value(textOf(count).replace("less", "fewer")) : count;
  return say`${fewer} ${predicate.value === 1 ? one : many}`;
}

/** "twice", "3 times", as in "at least twice". */
export function timesPhrase(predicate: NumberPredicate, speaker: Speaker): Phrase {
  const count = (n: number) => numberWords(n, speaker.currency);
  if (predicate.op === "between" || predicate.op === "not_between")
    return numberPhrase(predicate, count, " times");
  return numberPhrase(predicate, (n) => ({ 1: "once", 2: "twice" })[n] ?? `${count(n)} times`);
}

export function momentWords(moment: string, { timezone }: Speaker): string {
  return isDay(moment) ? dayWords(moment) : instantWords(moment, timezone);
}

/** "6 months", "day": as in "in the last 6 months", "in the last day". */
export function lengthWords({ n, unit }: Relative): string {
  return n === 1 ? unit.slice(0, -1) : `${n.toLocaleString("en")} ${unit}`;
}

/** "1 month", "6 months": as in "more than 1 month ago". */
function countedLength({ n, unit }: Relative): string {
  return n === 1 ? `1 ${unit.slice(0, -1)}` : lengthWords({ n, unit });
}

type DatePredicate = PredicateWith<
  "before" | "after" | "on" | "between" | "within_last" | "more_than_ago" | "within_next"
>;

/** "before 1 March 2026", "in the last 6 months". */
export function datePhrase(predicate: DatePredicate, speaker: Speaker): Phrase {
  const { op } = predicate;
  if (op === "between") {
    const [from, to] = predicate.value as [string, string];
    return value(`between ${momentWords(from, speaker)} and ${momentWords(to, speaker)}`);
  }
  if (op === "within_last") return say`in the last ${value(lengthWords(predicate.value))}`;
  if (op === "within_next") return say`in the next ${value(lengthWords(predicate.value))}`;
  if (op === "more_than_ago") return say`more than ${value(countedLength(predicate.value))} ago`;
  const moment = predicate.value as string;
  return value(`${op === "on" && !isDay(moment) ? "at" : op} ${momentWords(moment, speaker)}`);
}

/** "in the last 30 days", "since 1 October 2026"; nothing for all time. */
export function windowPhrase(window: Window | undefined): Phrase {
  if (window === undefined) return text("");
  if ("last" in window) return say`in the last ${value(lengthWords({ n: window.last, unit: window.unit }))}`;
  if ("older_than" in window)
    return say`more than ${value(countedLength({ n: window.older_than, unit: window.unit }))} ago`;
  if (!("from" in window)) return say`up to ${value(dayWords(window.to))}`;
  if (window.to === undefined) return say`since ${value(dayWords(window.from))}`;
  return say`from ${value(dayWords(window.from))} to ${value(dayWords(window.to))}`;
}
