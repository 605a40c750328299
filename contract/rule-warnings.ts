// What can never hold, always holds, or contradicts its neighbour. Each warning is certain; not every such rule is found.
import type { Catalogue } from "./attributes.ts";
import { foldRule, type Rule, type RuleTable } from "./rule.ts";
import { clashing } from "./rule-clashes.ts";
import { isEmpty } from "./rule-number-sets.ts";
import { allowedNumbers, askOf } from "./rule-subjects.ts";

export interface RuleWarning {
  path: string;
  message: string;
}

/** Whether a rule holds for everyone, for no one, or for some as far as the rule alone can tell. */
export type Reach = "always" | "never" | "some";
interface Finding {
  reach: Reach;
  warnings: RuleWarning[];
}
type Known = Pick<Catalogue, "attributes" | "events">;

/** Warnings of a rule that has no faults. */
export function ruleWarnings(rule: Rule, catalogue: Known, path = ""): RuleWarning[] {
  const { reach, warnings } = foldRule(rule, findings(catalogue), path);
  if (reach === "some" || rule.kind === "everyone" || warnings.length > 0) return warnings;
  return [{ path, message: ruleWords[reach] }];
}

/** Whom a rule can hold for at all. */
export function ruleReach(rule: Rule, catalogue: Known): Reach {
  return foldRule(rule, findings(catalogue)).reach;
}

const reversed: Record<Reach, Reach> = { always: "never", never: "always", some: "some" };
const ruleWords = { never: "no customer can match this rule", always: "every customer matches this rule" };
const leafWords = {
  never: "no customer can ever match this condition",
  always: "every customer matches this condition",
};
const clashWords = {
  never: "no customer can match both this condition and the one before it that it contradicts",
  always: "every customer matches either this condition or its opposite before it",
};

function findings(catalogue: Known): RuleTable<Finding> {
  return {
    all: ({ rules }, parts, path) => groupFinding(rules, parts, path, "never", catalogue),
    any: ({ rules }, parts, path) => groupFinding(rules, parts, path, "always", catalogue),
    not: (_rule, [part]) => ({ reach: reversed[part!.reach], warnings: part!.warnings }),
    everyone: () => ({ reach: "always", warnings: [] }),
    attribute: leafFinding,
    measure: leafFinding,
    did: leafFinding,
    did_not: leafFinding,
  };
}

/** In `all` one part that never holds decides, in `any` one that always does; so do two parts that clash. */
function groupFinding(
  rules: readonly Rule[],
  parts: readonly Finding[],
  path: string,
  deciding: "never" | "always",
  catalogue: Known,
): Finding {
  const clashes = clashing(rules, deciding, catalogue);
  const told = clashes.map((i) => ({ path: `${path}/rules/${i}`, message: clashWords[deciding] }));
  const warnings = [...parts.flatMap((part) => part.warnings), ...told];
  if (clashes.length > 0 || parts.some((part) => part.reach === deciding))
    return { reach: deciding, warnings };
  const uniform = parts.every((part) => part.reach === reversed[deciding]);
  return { reach: uniform ? reversed[deciding] : "some", warnings };
}

/** Only what is asked of a count can be told from the condition alone. */
function leafFinding(rule: Rule, _parts: Finding[], path: string): Finding {
  const reach = reachOfCount(rule);
  return { reach, warnings: reach === "some" ? [] : [{ path, message: leafWords[reach] }] };
}

function reachOfCount(rule: Rule): Reach {
  const ask = askOf(rule);
  if (!ask?.counts) return "some";
  if (ask.op === "is_set") return "always";
  if (ask.op === "is_missing") return "never";
  const range = allowedNumbers(ask);
  if (!range) return "some";
  if (isEmpty(range)) return "never";
  return range.low === 0 && range.high === Number.POSITIVE_INFINITY ? "always" : "some";
}
