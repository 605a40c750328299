// The exact opposite of a rule: it holds for precisely those customers for whom the rule does not.

import type { Catalogue } from "./attributes.ts";
import type { Rule, RuleOf, Times } from "./rule.ts";
import { findAttribute } from "./rule-attributes.ts";
import { findTarget, measureType, operatorType } from "./rule-columns.ts";
import { complementOf, type Operator } from "./rule-operators.ts";
import { scores } from "./rule-scores.ts";

type Known = Pick<Catalogue, "attributes" | "events">;

/** `not` of a rule, in fewer words where there are any: is ↔ is not, did ↔ did not, not not x = x. */
export function negateRule(rule: Rule, catalogue: Known): Rule {
  return opposite(rule, catalogue) ?? { kind: "not", rule };
}

/** The complement of a single condition as a single condition; undefined where only `not` can say it. */
export function opposite(rule: Rule, catalogue: Known): Rule | undefined {
  if (rule.kind === "not") return rule.rule;
  if (rule.kind === "did") return oppositeDid(rule);
  if (rule.kind === "did_not") return { ...rule, kind: "did" };
  const type = typeOf(rule, catalogue);
  const op = type && "op" in rule ? complementOf(type, rule.op) : undefined;
  return op && withOperator(rule, op);
}

function typeOf(rule: Rule, catalogue: Known) {
  if (rule.kind === "attribute") return findAttribute(rule.attribute, catalogue)?.type;
  if (rule.kind === "measure") return operatorType(measureType(rule.measure, findTarget(rule.of, catalogue)));
  if (rule.kind === "score") return operatorType(scores[rule.score].type);
  return undefined;
}

/** Twins take the same value, so that only the name of the operator changes. */
function withOperator(rule: Rule, op: Operator): Rule {
  return { ...rule, op } as Rule;
}

/** A count is always there, so that each comparison has an opposite. */
const oppositeTimes: Record<Times["op"], Times["op"]> = {
  eq: "neq",
  neq: "eq",
  gt: "lte",
  lte: "gt",
  lt: "gte",
  gte: "lt",
  between: "not_between",
  not_between: "between",
};

function oppositeDid(rule: RuleOf<"did">): Rule {
  const { times, ...rest } = rule;
  if (times === undefined) return { ...rest, kind: "did_not" };
  return { ...rule, times: { ...times, op: oppositeTimes[times.op] } as Times };
}
