// Which conditions beside each other cannot both hold, or cannot both fail.
import type { Catalogue } from "./attributes.ts";
import type { Rule } from "./rule.ts";
import { opposite } from "./rule-complement.ts";
import { isEmpty, meet } from "./rule-number-sets.ts";
import { type Ask, allowedNumbers, askOf, sorted } from "./rule-subjects.ts";

type Known = Pick<Catalogue, "attributes" | "events">;

/** The rules of the segments that a rule asks about, by their ids, as far as they are known. */
export type OpenedSegments = ReadonlyMap<string, Rule>;

/** The places of rules that clash with one before them: `never` if not both can hold, `always` if not both can fail. */
export function clashing(
  rules: readonly Rule[],
  deciding: "never" | "always",
  catalogue: Known,
  opened: OpenedSegments,
): number[] {
  const before: Seen = { texts: new Set(), opposites: new Set(), asks: new Map() };
  return rules.flatMap((rule, i) => {
    const parts = (deciding === "never" ? implied(rule, opened) : [rule]).map((one) =>
      seenOf(one, catalogue),
    );
    const clash = parts.some(
      (part) => isDenied(part, before) || (deciding === "never" && isExcluded(part, before)),
    );
    for (const part of parts) remember(part, before);
    return clash ? [i] : [];
  });
}

/** A rule and what holds whenever it does: the parts of `all`, and what makes somebody a member of a segment. */
function implied(rule: Rule, opened: OpenedSegments): Rule[] {
  const inner = rule.kind === "segment" ? opened.get(rule.id) : undefined;
  if (inner) return [rule, ...implied(inner, opened)];
  return rule.kind === "all" ? [rule, ...rule.rules.flatMap((part) => implied(part, opened))] : [rule];
}

interface Part {
  text: string;
  opposite: string | undefined;
  ask: Ask | undefined;
}

/** What stands before a rule: as texts that are equal for equal rules, and by what is asked. */
interface Seen {
  texts: Set<string>;
  opposites: Set<string>;
  asks: Map<string, Ask[]>;
}

function seenOf(rule: Rule, catalogue: Known): Part {
  const other = opposite(rule, catalogue);
  return { text: sorted(rule), opposite: other && sorted(other), ask: askOf(rule) };
}

function remember({ text, opposite, ask }: Part, before: Seen) {
  before.texts.add(text);
  if (opposite !== undefined) before.opposites.add(opposite);
  if (ask) before.asks.set(ask.subject, [...(before.asks.get(ask.subject) ?? []), ask]);
}

function isDenied({ text, opposite }: Part, before: Seen): boolean {
  return before.opposites.has(text) || (opposite !== undefined && before.texts.has(opposite));
}

function isExcluded({ ask }: Part, before: Seen): boolean {
  return ask !== undefined && Boolean(before.asks.get(ask.subject)?.some((other) => exclude(other, ask)));
}

/** Two conditions on the same thing that leave no value between them. */
function exclude(x: Ask, y: Ask): boolean {
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
