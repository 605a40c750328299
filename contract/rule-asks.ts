// What a condition asks for, as it follows "the rule asks for": "more than ₹5,000", "“gold” or “silver”", "a date in the last
// 30 days", "none".
import { type Phrase, say, text, value } from "./phrase.ts";
import type { ColumnType } from "./rule-columns.ts";
import type { Predicate, PredicateWith } from "./rule-operators.ts";
import {
  amountWords,
  datePhrase,
  isNegative,
  lengthWords,
  type NumberPredicate,
  numberPhrase,
  quoted,
  quotedList,
  type Speaker,
} from "./rule-sentence-values.ts";
import { listWords } from "./words.ts";

interface Asked {
  type: ColumnType;
  /** How a text is shown: “India” for “IN”. */
  show?: (text: string) => string;
}

type Asking = (predicate: never, asked: Asked, speaker: Speaker) => Phrase;

const textsOf = (texts: readonly string[], { show = quoted }: Asked) =>
  value(listWords(texts.map(show), "or"));

const aNumber: Asking = (predicate: NumberPredicate, { type }, speaker) => {
  const amount = numberPhrase(predicate, (n) => amountWords(n, type, speaker));
  return isNegative(predicate.op) ? say`anything but ${amount}` : amount;
};
const aDate: Asking = (predicate: Parameters<typeof datePhrase>[0], _asked, speaker) =>
  say`a date ${datePhrase(predicate, speaker)}`;

const asks: { [O in Predicate["op"]]: Asking } = {
  is: (p: PredicateWith<"is">, asked) => textsOf([p.value], asked),
  is_not: (p: PredicateWith<"is">, asked) => say`anything but ${textsOf([p.value], asked)}`,
  in: (p: PredicateWith<"in">, asked) => textsOf(p.value, asked),
  not_in: (p: PredicateWith<"in">, asked) => say`anything but ${textsOf(p.value, asked)}`,
  contains: (p: PredicateWith<"contains">) => say`a text with ${value(quoted(p.value))} in it`,
  not_contains: (p: PredicateWith<"contains">) => say`a text without ${value(quoted(p.value))} in it`,
  starts_with: (p: PredicateWith<"starts_with">) => say`a text that starts with ${value(quoted(p.value))}`,
  ends_with: (p: PredicateWith<"ends_with">) => say`a text that ends with ${value(quoted(p.value))}`,
  eq: aNumber,
  neq: aNumber,
  gt: aNumber,
  gte: aNumber,
  lt: aNumber,
  lte: aNumber,
  not_between: aNumber,
  between: (p: NumberPredicate, asked, speaker) =>
    (asked.type === "date" ? aDate : aNumber)(p as never, asked, speaker),
  is_true: () => text("yes"),
  is_false: () => text("no"),
  before: aDate,
  after: aDate,
  on: aDate,
  within_last: aDate,
  more_than_ago: aDate,
  within_next: aDate,
  anniversary_within_next: (p: PredicateWith<"within_last">) =>
    say`a day that comes round in the next ${value(lengthWords(p.value))}`,
  has_any: (p: PredicateWith<"has_any">) => say`any of ${quotedList(p.value, "or")}`,
  has_all: (p: PredicateWith<"has_all">) => say`all of ${quotedList(p.value, "and")}`,
  has_none: (p: PredicateWith<"has_none">) => say`none of ${quotedList(p.value, "or")}`,
  is_set: () => text("any"),
  is_missing: () => text("none"),
};

export function askPhrase(predicate: Predicate, asked: Asked, speaker: Speaker): Phrase {
  const asking: Asking = asks[predicate.op];
  return asking(predicate as never, asked, speaker);
}
