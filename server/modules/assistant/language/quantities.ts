// How much or how often, with how it is compared: "more than ₹5,000", "5 or more", "between 800 and 1500", "at least thrice".
import { type ReadNumber, readNumber } from "./numbers.ts";
import type { Reader } from "./reader.ts";
import { timesUnits, timesWords } from "./words/numbers.ts";

export type NumberOp = "eq" | "gt" | "gte" | "lt" | "lte" | "between";

export interface Quantity {
  op?: NumberOp;
  value: number;
  /** The upper end of `between`. */
  high?: number;
  currency?: string;
  percent?: true;
  /** Said as "twice" or "3 times". */
  times?: true;
}
export interface ReadQuantity {
  quantity: Quantity;
  end: number;
}

const before: [NumberOp, string][] = [
  ["gt", "more than"],
  ["gt", "more then"],
  ["gt", "greater than"],
  ["gt", "higher than"],
  ["gt", "larger than"],
  ["gt", "bigger than"],
  ["gt", "over"],
  ["gt", "above"],
  ["gt", "exceeding"],
  ["gt", "exceeds"],
  ["gt", "exceed"],
  ["gt", "exceeded"],
  ["gt", "crosses"],
  ["gt", "crossed"],
  ["gt", "crossing"],
  ["gt", "cross"],
  ["gt", "beyond"],
  ["gt", "north of"],
  ["gt", "in excess of"],
  ["gt", ">"],
  ["gt", "topped"],
  ["gt", "past"],
  ["gt", "surpassing"],
  ["gt", "surpassed"],
  ["gt", "well over"],
  ["gte", "upwards of"],
  ["gte", "upward of"],
  ["gte", "at least"],
  ["gte", "at the least"],
  ["gte", "a minimum of"],
  ["gte", "minimum of"],
  ["gte", "minimum"],
  ["gte", "min"],
  ["gte", "no less than"],
  ["gte", "not less than"],
  ["gte", "no fewer than"],
  ["gte", "not fewer than"],
  ["gte", "not below"],
  ["gte", "not under"],
  ["gte", ">="],
  ["gte", "≥"],
  ["gte", "kam se kam"],
  ["gte", "starting at"],
  ["gte", "from"],
  ["lt", "less than"],
  ["lt", "less then"],
  ["lt", "fewer than"],
  ["lt", "lower than"],
  ["lt", "smaller than"],
  ["lt", "under"],
  ["lt", "below"],
  ["lt", "beneath"],
  ["lt", "south of"],
  ["lt", "<"],
  ["lte", "at most"],
  ["lte", "at the most"],
  ["lte", "up to"],
  ["lte", "a maximum of"],
  ["lte", "maximum of"],
  ["lte", "maximum"],
  ["lte", "max"],
  ["lte", "no more than"],
  ["lte", "not more than"],
  ["lte", "not over"],
  ["lte", "not above"],
  ["lte", "not exceeding"],
  ["lte", "no greater than"],
  ["lte", "<="],
  ["lte", "≤"],
  ["lte", "zyada se zyada"],
  ["eq", "exactly"],
  ["eq", "precisely"],
  ["eq", "equal to"],
  ["eq", "equals"],
  ["eq", "only"],
  ["eq", "just"],
  ["eq", "="],
];
const after: [NumberOp, string][] = [
  ["gte", "or more"],
  ["gte", "and more"],
  ["gte", "or above"],
  ["gte", "and above"],
  ["gte", "and up"],
  ["gte", "or up"],
  ["gte", "or higher"],
  ["gte", "and over"],
  ["gte", "or over"],
  ["gte", "or greater"],
  ["gte", "and upwards"],
  ["gte", "upwards"],
  ["gte", "plus"],
  ["gte", "at least"],
  ["gte", "minimum"],
  ["gte", "or better"],
  ["gte", "onwards"],
  ["gte", "ya zyada"],
  ["gte", "ya usse zyada"],
  ["gte", "se upar ya"],
  ["lte", "or less"],
  ["lte", "or fewer"],
  ["lte", "or below"],
  ["lte", "and below"],
  ["lte", "and under"],
  ["lte", "or under"],
  ["lte", "or lower"],
  ["lte", "at most"],
  ["lte", "max"],
  ["lte", "maximum"],
  ["lte", "ya kam"],
  ["lte", "tops"],
  ["gt", "se zyada"],
  ["gt", "se jyada"],
  ["gt", "se ziyada"],
  ["gt", "se adhik"],
  ["gt", "se upar"],
  ["gt", "se jada"],
  ["lt", "se kam"],
  ["lt", "se neeche"],
  ["eq", "only"],
  ["eq", "exactly"],
];
const longestFirst = (list: [NumberOp, string][]) =>
  [...list].sort(([, a], [, b]) => b.split(" ").length - a.split(" ").length);
const beforeList = longestFirst(before);
const afterList = longestFirst(after);

export const comparisonWords: readonly string[] = [...before, ...after].flatMap(([, words]) =>
  words.split(" "),
);

function comparisonAt(
  reader: Reader,
  i: number,
  list: [NumberOp, string][],
): [NumberOp, end: number] | undefined {
  const hit = list.find(([, words]) => reader.says(i, words));
  return hit && [hit[0], i + hit[1].split(" ").length];
}

interface Amount extends ReadNumber {
  times?: true;
}

function amountAt(reader: Reader, i: number): Amount | undefined {
  const word = reader.word(i);
  if (Object.hasOwn(timesWords, word)) return { value: timesWords[word]!, times: true, end: i + 1 };
  const start = reader.word(i) === "the" ? i + 1 : i;
  const number = readNumber(reader.tokens, start);
  if (!number) return undefined;
  const end = reader.word(number.end) === "-" ? number.end + 1 : number.end;
  return timesUnits.has(reader.word(end)) ? { ...number, times: true, end: end + 1 } : number;
}

/** A comparison may be said a second time in front: "of more than", "was above", "is >=". */
export function readQuantity(reader: Reader, from: number): ReadQuantity | undefined {
  return range(reader, from) ?? single(reader, from);
}

function single(reader: Reader, from: number): ReadQuantity | undefined {
  const [op, start] = comparisonAt(reader, from, beforeList) ?? [undefined, from];
  const amount = amountAt(reader, start);
  if (!amount) return undefined;
  const weak = op === undefined || reader.word(from) === "from";
  if (reader.word(from) === "from" && !amount.currency) return undefined;
  const follows = weak || op === "eq" ? comparisonAt(reader, amount.end, afterList) : undefined;
  const timesAfter = follows && timesUnits.has(reader.word(follows[1]));
  const chosen = amount.plus ? "gte" : (follows?.[0] ?? op);
  return {
    quantity: quantityOf(amount, chosen, timesAfter || undefined),
    end: follows ? (timesAfter ? follows[1] + 1 : follows[1]) : amount.end,
  };
}

function quantityOf(amount: Amount, op: NumberOp | undefined, times?: true): Quantity {
  return {
    value: amount.value,
    ...(op && { op }),
    ...(amount.currency && { currency: amount.currency }),
    ...(amount.percent && { percent: true as const }),
    ...((amount.times || times) && { times: true as const }),
  };
}

const rangeJoint = /^(and|to|–|—|-|till|se|aur|or)$/;

/** "between a and b", "a to b", "a–b". */
function range(reader: Reader, from: number): ReadQuantity | undefined {
  const opened = /^(between|from)$/.test(reader.word(from));
  const start = opened ? from + 1 : from;
  const low = amountAt(reader, start);
  const middle = low ? reader.word(low.end) : "";
  if (!low || !rangeJoint.test(middle) || (!opened && /^(and|se|aur)$/.test(middle))) return undefined;
  const high = amountAt(reader, low.end + 1);
  if (!high || high.value <= low.value || (middle === "or" && opened)) return undefined;
  if (!opened && middle === "or" && high.value !== low.value + 1) return undefined;
  const currency = low.currency ?? high.currency;
  const lowValue = scaled(low, high, reader, start);
  const included = /^(inclusive|included)$/.test(reader.word(high.end)) ? high.end + 1 : high.end;
  const comma =
    reader.word(high.end) === "," && /^inclusive$/.test(reader.word(high.end + 1)) ? high.end + 2 : included;
  return {
    quantity: {
      op: "between",
      value: lowValue,
      high: high.value,
      ...(currency && { currency }),
      ...((low.times || high.times) && { times: true as const }),
    },
    end: comma,
  };
}

/** "1-3 lakh": the multiplier is said once. */
function scaled(low: Amount, high: Amount, reader: Reader, start: number): number {
  const bare = reader.tokens[start]?.kind === "number" && low.end === start + 1;
  const digits = Number(reader.tokens[low.end + 1]?.word.replaceAll(",", ""));
  const times = bare && digits > 0 ? high.value / digits : 1;
  return times >= 1_000 && low.value < digits ? low.value * times : low.value;
}
