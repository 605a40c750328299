// Which conditions beside each other cannot both hold, or cannot both fail.
import type { Catalogue } from "./attributes.ts";
import type { Rule } from "./rule.ts";
import { opposite } from "./rule-complement.ts";
import { type Comparison, isEmpty, meet, type NumberRange, rangeOf } from "./rule-number-sets.ts";

/** The places of rules that clash with one before them. */
export function clashing(
  rules: Rule[],
  deciding: "never" | "always",
  catalogue: Pick<Catalogue, "attributes">,
): number[] {
  const before: Rule[] = [];
  return rules.flatMap((rule, i) => {
    const clash = before.some(
      (other) =>
        areOpposite(other, rule, catalogue) ||
        areOpposite(rule, other, catalogue) ||
        (deciding === "never" && exclude(other, rule)),
    );
    before.push(rule);
    return clash ? [i] : [];
  });
}

function areOpposite(a: Rule, b: Rule, catalogue: Pick<Catalogue, "attributes">): boolean {
  const other = opposite(a, catalogue);
  return other !== undefined && same(other, b);
}

function same(a: unknown, b: unknown): boolean {
  return sorted(a) === sorted(b);
}

/** JSON with its keys in order, so that equal rules are equal texts. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
}

/** Two conditions on the same thing that leave no value between them. */
function exclude(a: Rule, b: Rule): boolean {
  const [subjectA, subjectB] = [subjectOf(a), subjectOf(b)];
  if (subjectA === undefined || subjectA !== subjectB) return false;
  const [x, y] = [allowedNumbers(a), allowedNumbers(b)];
  if (x && y) return isEmpty(meet(x, y));
  return differentTexts(a, b);
}

/** What a condition is about, as a text: the attribute, or the measure with its rows. */
function subjectOf(rule: Rule): string | undefined {
  if (rule.kind === "attribute") return `attribute ${rule.attribute}`;
  if (rule.kind !== "measure") return undefined;
  const { measure, of, window, where } = rule;
  return sorted({ measure, of, window, where });
}

/** The numbers a condition allows, where it compares one. */
export function allowedNumbers(rule: Rule): NumberRange | undefined {
  if (rule.kind !== "attribute" && rule.kind !== "measure") return undefined;
  const numeric = "value" in rule && [rule.value].flat().every((v) => typeof v === "number");
  return numeric ? rangeOf(rule as Comparison) : undefined;
}

function differentTexts(a: Rule, b: Rule): boolean {
  if (a.kind !== "attribute" || b.kind !== "attribute") return false;
  return a.op === "is" && b.op === "is" && lowered(a.value) !== lowered(b.value);
}

/** Letter by letter, as the database does: a sigma stays the same at the end of a word. */
function lowered(text: string): string {
  return Array.from(text, (letter) => letter.toLowerCase()).join("");
}
