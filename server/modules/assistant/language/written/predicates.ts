// What a comparison's value looks like in a sentence, by its operator: "more than ₹5,000", "between 1 March 2026 and 31 March 2026",
// “gold” or “silver”.
import type { Operator } from "../../../../../contract/rule-operators.ts";
import { type Found, type Reads, readAmount, readLength, readList, readMoment } from "./values.ts";

/** How a text is read where it stands for itself, or for a country, a product, a score's group. */
export interface Shown {
  texts: Reads<string>;
  timezone: string;
}

const comparisons = {
  eq: "exactly",
  neq: "exactly",
  gt: "more than",
  gte: "at least",
  lt: "less than",
  lte: "at most",
} as const;

function after<T>(words: string, reads: Reads<T>): Reads<T> {
  return (text, at) => (text.startsWith(`${words} `, at) ? reads(text, at + words.length + 1) : undefined);
}

function either<T>(...all: Reads<T>[]): Reads<T> {
  return (text, at) => {
    for (const reads of all) {
      const found = reads(text, at);
      if (found) return found;
    }
    return undefined;
  };
}

const often = { once: 1, twice: 2 } as const;
/** "twice", "3 times", or a plain number. */
const readCount: Reads<number> = (text, at) => {
  for (const [word, value] of Object.entries(often))
    if (text.startsWith(word, at)) return { value, end: at + word.length };
  const number = readAmount(text, at);
  return number && text.startsWith(" times", number.end)
    ? { ...number, end: number.end + " times".length }
    : number;
};

function pair<T>(each: Reads<T>): Reads<[T, T]> {
  return after("between", (text, at) => {
    const low = each(text, at);
    const high = low && text.startsWith(" and ", low.end) ? each(text, low.end + " and ".length) : undefined;
    return high && { value: [low!.value, high.value], end: high.end };
  });
}

export function readValue(op: Operator | "between_moments", shown: Shown): Reads<unknown> {
  const moment = readMoment(shown.timezone);
  switch (op) {
    case "eq":
    case "neq":
    case "gt":
    case "gte":
    case "lt":
    case "lte": {
      const compared = after(comparisons[op], readCount);
      if (op === "lt") return either(compared, after("fewer than", readCount));
      return op === "eq" ? either<number>(compared, nothing) : compared;
    }
    case "between":
    case "not_between":
      return pair(readCount);
    case "between_moments":
      return pair(moment);
    case "before":
    case "after":
      return after(op, moment);
    case "on":
      return either(after("on", moment), after("at", moment));
    case "within_last":
    case "within_next":
    case "anniversary_within_next":
    case "more_than_ago":
      return readLength;
    case "in":
    case "not_in":
    case "has_any":
    case "has_none":
      return readList(shown.texts, "or");
    case "has_all":
      return readList(shown.texts, "and");
    default:
      return shown.texts;
  }
}

/** "no orders" are exactly none. */
const nothing: Reads<number> = (text, at): Found<number> | undefined =>
  text.startsWith("no", at) ? { value: 0, end: at + 2 } : undefined;
