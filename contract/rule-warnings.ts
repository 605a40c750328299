// What can never hold, always holds, or contradicts its neighbour. Each warning is certain; not every such rule is found.
import type { Catalogue } from "./attributes.ts";
import { foldRule, type Rule, type RuleOf, type RuleTable } from "./rule.ts";
import { clashing, type OpenedSegments } from "./rule-clashes.ts";
import { isEmpty, meet } from "./rule-number-sets.ts";
import { findScore } from "./rule-scores.ts";
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

/** Warnings of a rule that has no faults; `opened` are the rules of the segments it asks about, where they are known. */
export function ruleWarnings(
  rule: Rule,
  catalogue: Known,
  opened: OpenedSegments = new Map(),
): RuleWarning[] {
  const { reach, warnings } = foldRule(rule, findings(catalogue, opened));
  if (reach === "some" || rule.kind === "everyone" || warnings.length > 0) return warnings;
  return [{ path: "", message: ruleWords[reach] }];
}

/** Whom a rule can hold for at all. */
export function ruleReach(rule: Rule, catalogue: Known, opened: OpenedSegments = new Map()): Reach {
  return foldRule(rule, findings(catalogue, opened)).reach;
}

const reversed: Record<Reach, Reach> = { always: "never", never: "always", some: "some" };
const ruleWords = { never: "no customer can match this rule", always: "every customer matches this rule" };
const leafWords = {
  never: "no customer can ever match this condition",
  always: "every customer matches this condition",
};
const segmentWords = {
  never: "no customer can be in this segment",
  always: "every customer is in this segment",
};
const clashWords = {
  never: "no customer can match both this condition and the one before it that it contradicts",
  always: "every customer matches either this condition or its opposite before it",
};

function findings(catalogue: Known, opened: OpenedSegments): RuleTable<Finding> {
  return {
    all: ({ rules }, parts, path) => {
      const clashes = clashing(rules, "never", catalogue, opened);
      return groupFinding(clashes, parts, path, "never");
    },
    any: ({ rules }, parts, path) => {
      const clashes = clashing(rules, "always", catalogue, opened);
      return groupFinding(clashes, parts, path, "always");
    },
    not: (_rule, [part]) => ({ reach: reversed[part!.reach], warnings: part!.warnings }),
    everyone: () => ({ reach: "always", warnings: [] }),
    attribute: leafFinding,
    measure: leafFinding,
    did: leafFinding,
    did_not: leafFinding,
    segment: ({ id }, _parts, path) => {
      const rule = opened.get(id);
      return leafOf(rule ? ruleReach(rule, catalogue, opened) : "some", path, segmentWords);
    },
    list: () => ({ reach: "some", warnings: [] }),
    score: leafFinding,
    sample: ({ percent }, _parts, path) => {
      const reach = percent === 0 ? "never" : percent === 100 ? "always" : "some";
      return leafOf(reach, path, leafWords);
    },
  };
}

/** In `all` one part that never holds decides, in `any` one that always does; so do two parts that clash. */
function groupFinding(
  clashes: readonly number[],
  parts: readonly Finding[],
  path: string,
  deciding: "never" | "always",
): Finding {
  const told = clashes.map((i) => ({ path: `${path}/rules/${i}`, message: clashWords[deciding] }));
  const warnings = [...parts.flatMap((part) => part.warnings), ...told];
  if (clashes.length > 0 || parts.some((part) => part.reach === deciding))
    return { reach: deciding, warnings };
  const uniform = parts.every((part) => part.reach === reversed[deciding]);
  return { reach: uniform ? reversed[deciding] : "some", warnings };
}

/** Only what is asked of a count or a score can be told from the condition alone. */
function leafFinding(rule: Rule, _parts: Finding[], path: string): Finding {
  return leafOf(rule.kind === "score" ? reachOfScore(rule) : reachOfCount(rule), path, leafWords);
}

function leafOf(reach: Reach, path: string, words: Record<"never" | "always", string>): Finding {
  return { reach, warnings: reach === "some" ? [] : [{ path, message: words[reach] }] };
}

/** A score may be missing, so that no comparison with it holds for everyone. */
function reachOfScore(rule: RuleOf<"score">): Reach {
  const range = findScore(rule.score)?.range;
  const allowed = allowedNumbers(askOf(rule)!);
  if (!range || !allowed) return "some";
  return isEmpty(meet(allowed, { low: range[0], high: range[1] })) ? "never" : "some";
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
