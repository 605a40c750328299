// What can never hold, always holds, or contradicts its neighbour. Each warning is certain; not every such rule is found.
import type { Catalogue } from "./attributes.ts";
import { foldRule, type Rule, type RuleOf, type RuleTable } from "./rule.ts";
import { allowedNumbers, clashing } from "./rule-clashes.ts";
import { type Comparison, countsIn, isEmpty, type NumberRange, rangeOf } from "./rule-number-sets.ts";

export interface RuleWarning {
  path: string;
  message: string;
}

/** Whether a rule holds for everyone, for no one, or for some as far as the rule alone can tell. */
type Reach = "always" | "never" | "some";
interface Finding {
  reach: Reach;
  warnings: RuleWarning[];
}
type Attributes = Pick<Catalogue, "attributes">;

/** Warnings of a rule that has no faults. */
export function ruleWarnings(rule: Rule, catalogue: Attributes, path = ""): RuleWarning[] {
  return foldRule(rule, findings(catalogue), path).warnings;
}

const some: Finding = { reach: "some", warnings: [] };
const reversed: Record<Reach, Reach> = { always: "never", never: "always", some: "some" };

function findings(catalogue: Attributes): RuleTable<Finding> {
  return {
    all: ({ rules }, parts, path) => groupFinding(rules, parts, path, "never", catalogue),
    any: ({ rules }, parts, path) => groupFinding(rules, parts, path, "always", catalogue),
    not: (_rule, [part]) => ({ reach: reversed[part!.reach], warnings: part!.warnings }),
    everyone: () => ({ reach: "always", warnings: [] }),
    attribute: () => some,
    measure: (rule, _parts, path) => leafFinding(rule, path),
    did: (rule, _parts, path) => leafFinding(rule, path),
    did_not: () => some,
  };
}

const leafWords = {
  never: "no customer can ever match this condition",
  always: "every customer matches this condition",
};
const clashWords = {
  never: "no customer can match both this condition and the one before it that it contradicts",
  always: "every customer matches either this condition or its opposite before it",
};

/** In `all` one part that never holds decides, in `any` one that always does; so do two parts that clash. */
function groupFinding(
  rules: Rule[],
  parts: Finding[],
  path: string,
  deciding: "never" | "always",
  catalogue: Attributes,
): Finding {
  const clashes = clashing(rules, deciding, catalogue);
  const warnings = clashes.map((i) => ({ path: `${path}/rules/${i}`, message: clashWords[deciding] }));
  const all = [...parts.flatMap((part) => part.warnings), ...warnings];
  if (clashes.length > 0 || parts.some((part) => part.reach === deciding))
    return { reach: deciding, warnings: all };
  const uniform = parts.every((part) => part.reach === reversed[deciding]);
  return { reach: uniform ? reversed[deciding] : "some", warnings: all };
}

/** A count can only be a whole number from 0 on. */
function leafFinding(rule: RuleOf<"measure"> | RuleOf<"did">, path: string): Finding {
  const range = rule.kind === "did" ? rule.times && rangeOf(rule.times as Comparison) : countRange(rule);
  const reach = range ? reachOf(countsIn(range)) : "some";
  return { reach, warnings: reach === "some" ? [] : [{ path, message: leafWords[reach] }] };
}

function countRange(rule: RuleOf<"measure">): NumberRange | undefined {
  if (rule.measure !== "count" && rule.measure !== "distinct") return undefined;
  return allowedNumbers(rule);
}

function reachOf(range: NumberRange): Reach {
  if (isEmpty(range)) return "never";
  return range.low === 0 && range.high === Number.POSITIVE_INFINITY ? "always" : "some";
}
