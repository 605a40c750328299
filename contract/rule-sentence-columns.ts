// How a comparison is said of something with a name: "tier is “gold”", "points are more than 300", "category contains “tea”".
import { type Phrase, say, spaced, text, value } from "./phrase.ts";
import type { ColumnType } from "./rule-columns.ts";
import type { Predicate, PredicateWith } from "./rule-operators.ts";
import {
  amountWords,
  datePhrase,
  isNegative,
  lengthWords,
  numberPhrase,
  quoted,
  quotedList,
  type Speaker,
} from "./rule-sentence-values.ts";
import { isPlural } from "./words.ts";

/** What a comparison is said of, and how its texts are shown. */
export interface Named {
  label: string;
  type: ColumnType;
  show?: (text: string) => string;
}

type Ops = Predicate["op"];
type Saying = (predicate: never, verb: Verb, named: Named, speaker: Speaker) => Phrase;
interface Verb {
  be: "is" | "are";
  do: "does" | "do";
  /** Ends a verb that follows one thing: contain-s. */
  s: "s" | "";
}

/** "tier is “gold”". */
export function comparisonPhrase(predicate: Predicate, named: Named, speaker: Speaker): Phrase {
  const verb: Verb = isPlural(named.label)
    ? { be: "are", do: "do", s: "" }
    : { be: "is", do: "does", s: "s" };
  const saying: Saying = sayings[predicate.op];
  return spaced(text(named.label), saying(predicate as never, verb, named, speaker));
}

type WithText = PredicateWith<"is">;
type WithTexts = PredicateWith<"in">;
type WithNumber = Parameters<typeof numberPhrase>[0];
type WithDate = Parameters<typeof datePhrase>[0];
type WithRelative = PredicateWith<"within_last">;

const one = (words: string, { show = quoted }: Named) => value(show(words));
const several = (words: string[], { show = quoted }: Named, joint: "and" | "or") =>
  words.length === 1 ? value(show(words[0]!)) : quotedListOf(words.map(show), joint);

function quotedListOf(shown: string[], joint: "and" | "or"): Phrase {
  return value(`${shown.slice(0, -1).join(", ")} ${joint} ${shown.at(-1)}`);
}

const compared: Saying = (predicate: WithNumber | WithDate, verb, named, speaker) => {
  if (named.type === "date") return spaced(text(verb.be), datePhrase(predicate as WithDate, speaker));
  const not = isNegative(predicate.op) ? `${verb.be} not` : verb.be;
  const amount = (n: number) => amountWords(n, named.type, speaker);
  return spaced(text(not), numberPhrase(predicate as WithNumber, amount));
};
const dated: Saying = (predicate: WithDate, verb, _named, speaker) =>
  spaced(text(verb.be), datePhrase(predicate, speaker));

/** How each operator is said, after the name of what is compared. */
const sayings: { [O in Ops]: Saying } = {
  is: (p: WithText, { be }, named) => say`${be} ${one(p.value, named)}`,
  is_not: (p: WithText, { be }, named) => say`${be} not ${one(p.value, named)}`,
  in: (p: WithTexts, { be }, named) => say`${be} ${several(p.value, named, "or")}`,
  not_in: (p: WithTexts, { be }, named) => say`${be} not ${several(p.value, named, "or")}`,
  contains: (p: WithText, { s }) => say`contain${s} ${value(quoted(p.value))}`,
  not_contains: (p: WithText, verb) => say`${verb.do} not contain ${value(quoted(p.value))}`,
  starts_with: (p: WithText, { s }) => say`start${s} with ${value(quoted(p.value))}`,
  ends_with: (p: WithText, { s }) => say`end${s} with ${value(quoted(p.value))}`,
  eq: compared,
  neq: compared,
  gt: compared,
  gte: compared,
  lt: compared,
  lte: compared,
  between: compared,
  not_between: compared,
  is_true: (_p, { be }) => say`${be} ${value("yes")}`,
  is_false: (_p, { be }) => say`${be} ${value("no")}`,
  before: dated,
  after: dated,
  on: dated,
  within_last: dated,
  more_than_ago: dated,
  within_next: dated,
  anniversary_within_next: (p: WithRelative, verb) =>
    say`come${verb.s} round in the next ${value(lengthWords(p.value))}`,
  has_any: (p: WithTexts, { s }) => say`include${s} ${quotedList(p.value, "or")}`,
  has_all: (p: WithTexts, { s }) => say`include${s} ${quotedList(p.value, "and")}`,
  has_none: (p: WithTexts, verb) => say`${verb.do} not include ${quotedList(p.value, "or")}`,
  is_set: (_p, { be }) => say`${be} known`,
  is_missing: (_p, { be }) => say`${be} not known`,
};
