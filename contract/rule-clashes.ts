// Which conditions beside each other cannot both hold, or cannot both fail.
import type { Catalogue } from "./attributes.ts";
import type { Rule } from "./rule.ts";
import { opposite } from "./rule-complement.ts";
import { isEmpty, meet } from "./rule-number-sets.ts";
import { type Ask, allowedNumbers, askOf, sorted } from "./rule-subjects.ts";

type Known = Pick<Catalogue, "attributes" | "events">;

/** The places of rules that clash with one before them: `never` if not both can hold, `always` if not both can fail. */
export function clashing(rules: readonly Rule[], deciding: "never" | "always", catalogue: Known): number[] {
  return rules.flatMap((rule, i) => {
    const before = rules.slice(0, i);
    const clash = before.some(
      (other) => areOpposite(other, rule, catalogue) || (deciding === "never" && exclude(other, rule)),
    );
    return clash ? [i] : [];
  });
}

function areOpposite(a: Rule, b: Rule, catalogue: Known): boolean {
  return isOpposite(a, b, catalogue) || isOpposite(b, a, catalogue);
}

function isOpposite(a: Rule, b: Rule, catalogue: Known): boolean {
  const other = opposite(a, catalogue);
  return other !== undefined && sorted(other) === sorted(b);
}

/** Two conditions on the same thing that leave no value between them. */
function exclude(a: Rule, b: Rule): boolean {
  const [x, y] = [askOf(a), askOf(b)];
  if (!x || !y || x.subject !== y.subject) return false;
  const [numbersX, numbersY] = [allowedNumbers(x), allowedNumbers(y)];
  if (numbersX && numbersY) return isEmpty(meet(numbersX, numbersY));
  return (
    missingYetAsked(x, y) || missingYetAsked(y, x) || yesAndNo(x, y) || noTextLeft(x, y) || noTextLeft(y, x)
  );
}

/** Operators that hold for a missing value as well. */
const negative = new Set([
  "is_not",
  "not_in",
  "not_contains",
  "neq",
  "not_between",
  "has_none",
  "is_missing",
]);

function missingYetAsked(a: Ask, b: Ask): boolean {
  return a.op === "is_missing" && !negative.has(b.op);
}

function yesAndNo(a: Ask, b: Ask): boolean {
  return (a.op === "is_true" && b.op === "is_false") || (a.op === "is_false" && b.op === "is_true");
}

type TextTest = (text: string, asked: string[]) => boolean;

/** Whether a text holds an operator, both without regard to case. */
const textTests: Record<string, TextTest> = {
  is: (text, [one]) => text === one,
  is_not: (text, [one]) => text !== one,
  in: (text, some) => some.includes(text),
  not_in: (text, some) => !some.includes(text),
  contains: (text, [part]) => text.includes(part!),
  not_contains: (text, [part]) => !text.includes(part!),
  starts_with: (text, [beginning]) => text.startsWith(beginning!),
  ends_with: (text, [end]) => text.endsWith(end!),
};

/** `a` names all the texts there can be, and none of them holds `b`. */
function noTextLeft(a: Ask, b: Ask): boolean {
  const test = textTests[b.op];
  if ((a.op !== "is" && a.op !== "in") || !test) return false;
  const asked = textsOf(b);
  return !textsOf(a).some((text) => test(text, asked));
}

const textsOf = ({ value }: Ask) => [value].flat().map((text) => lowered(String(text)));

/** Letter by letter, as the database does it: a sigma stays the same at the end of a word. */
function lowered(text: string): string {
  return Array.from(text, (letter) => (letter === "İ" ? "i" : letter.toLowerCase())).join("");
}
