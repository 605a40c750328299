// How operators stand in a condition's sentence: "is", "is more than", "in the last … ago". After a verb ("spent") they
// stand alone, after a name ("points") with is or are.
import type { AttributeType } from "../../../../contract/attributes.ts";
import { type ColumnType, operatorType } from "../../../../contract/rule-columns.ts";
import { type Operator, type OperatorOf, operators } from "../../../../contract/rule-operators.ts";

/** What the operator follows: a verb, "live", or the name of one thing or several. */
export type Voice = "verb" | "place" | "is" | "are";

export interface OperatorWords {
  before: string;
  after?: string;
}

type Words = string | readonly [before: string, after: string];
type WordTable = { [T in AttributeType]: { [O in OperatorOf<T>]: Words } };

/** After a name; "is" becomes "are" where there are several. */
const afterName: WordTable = {
  text: {
    is: "is",
    is_not: "is not",
    in: "is any of",
    not_in: "is none of",
    contains: "contains",
    not_contains: "does not contain",
    starts_with: "starts with",
    ends_with: "ends with",
    is_set: "is known",
    is_missing: "is not known",
  },
  number: {
    eq: "is exactly",
    neq: "is not",
    gt: "is more than",
    gte: "is at least",
    lt: "is less than",
    lte: "is at most",
    between: "is between",
    not_between: "is not between",
    is_set: "is known",
    is_missing: "is not known",
  },
  boolean: { is_true: "is yes", is_false: "is no", is_set: "is known", is_missing: "is not known" },
  date: {
    before: "is before",
    after: "is after",
    on: "is on",
    between: "is between",
    within_last: "is in the last",
    more_than_ago: ["is more than", "ago"],
    within_next: "is in the next",
    anniversary_within_next: "comes round in the next",
    is_set: "is known",
    is_missing: "is not known",
  },
  list: {
    has_any: "includes any of",
    has_all: "includes all of",
    has_none: "includes none of",
    is_set: "is not empty",
    is_missing: "is empty",
  },
};

const afterVerb: Partial<WordTable> = {
  number: {
    eq: "exactly",
    neq: "any but",
    gt: "more than",
    gte: "at least",
    lt: "less than",
    lte: "at most",
    between: "between",
    not_between: "not between",
    is_set: "a known amount of",
    is_missing: "no known amount of",
  },
  date: {
    before: "before",
    after: "after",
    on: "on",
    between: "between",
    within_last: "in the last",
    more_than_ago: ["more than", "ago"],
    within_next: "in the next",
    anniversary_within_next: "on a day that comes round in the next",
    is_set: "at some time",
    is_missing: "never",
  },
};

/** Consent is asked for and given, which says more than yes and no. */
const consentWords: WordTable["boolean"] = {
  is_true: "was given",
  is_false: "was refused",
  is_set: "was given or refused",
  is_missing: "was never answered",
};

export function operatorWords(type: ColumnType, op: Operator, voice: Voice, name = ""): OperatorWords {
  if (voice === "place") return { before: "in" };
  const kind = operatorType(type);
  const table: Partial<Record<string, Words>> = name.startsWith("consent.")
    ? consentWords
    : ((voice === "verb" ? afterVerb[kind] : undefined) ?? afterName[kind]);
  const words = table[op] ?? op.replaceAll("_", " ");
  const [before, after] = typeof words === "string" ? [words, undefined] : words;
  return { before: voice === "are" ? inPlural(before) : before, ...(after ? { after } : {}) };
}

function inPlural(words: string): string {
  return words
    .replace(/^is\b/, "are")
    .replace(/^does\b/, "do")
    .replace(/^(contain|start|end|include|come)s\b/, "$1");
}

/** Operators that a type takes, in the order in which they are offered. */
export function operatorsOf(type: ColumnType): Operator[] {
  return Object.keys(operators[operatorType(type)]) as Operator[];
}
