// What a condition is about and which values it allows, so that conditions about the same thing can be held against each
// other. `did` is about a count, like the measure of that name.
import type { Rule, RuleOf, Times } from "./rule.ts";
import { type Comparison, countsIn, type NumberRange, rangeOf } from "./rule-number-sets.ts";

export interface Ask {
  /** Equal for conditions about the same thing. */
  subject: string;
  op: string;
  value?: unknown;
  /** It is a count: a whole number from 0 on, and always there. */
  counts: boolean;
}

/** What a single condition asks; undefined for groups, `everyone`, segments and lists. */
export function askOf(rule: Rule): Ask | undefined {
  if (rule.kind === "attribute") return asked(`attribute ${rule.attribute}`, rule, false);
  if (rule.kind === "score") return asked(`score ${rule.score}`, rule, false);
  if (rule.kind === "sample") return placeAsked(rule, "lt");
  if (rule.kind === "not" && rule.rule.kind === "sample") return placeAsked(rule.rule, "gte");
  if (rule.kind === "measure") {
    const { measure, of, window, where } = rule;
    const counts = measure === "count" || measure === "distinct";
    return asked(sorted({ measure, of, window, where }), rule, counts);
  }
  if (rule.kind !== "did" && rule.kind !== "did_not") return undefined;
  const { what, window, where } = rule;
  const times: Times =
    rule.kind === "did_not" ? { op: "eq", value: 0 } : (rule.times ?? { op: "gte", value: 1 });
  return asked(sorted({ measure: "count", of: what, window, where }), times, true);
}

/** Each seed gives every customer a place from 0 to 100, and a share holds those below its percent. */
function placeAsked({ percent, seed }: RuleOf<"sample">, op: "lt" | "gte"): Ask {
  return { subject: `sample ${seed}`, op, value: percent, counts: false };
}

function asked(subject: string, { op, ...rest }: { op: string; value?: unknown }, counts: boolean): Ask {
  return { subject, op, value: rest.value, counts };
}

/** JSON with its keys in order, so that equal rules are equal texts. */
export function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
}

/** The numbers that a condition allows, where it compares one and does not leave out the middle. */
export function allowedNumbers({ op, value, counts }: Ask): NumberRange | undefined {
  const numeric = value !== undefined && [value].flat().every((part) => typeof part === "number");
  const range = numeric ? rangeOf({ op, value } as Comparison) : undefined;
  return range && counts ? countsIn(range) : range;
}
