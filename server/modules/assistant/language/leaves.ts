// The conditions of a rule one by one: listed, changed, taken out. A group that loses all it had goes with it.
import { childrenOf, type Rule } from "../../../../contract/rule.ts";

export function leavesOf(rule: Rule): Rule[] {
  const children = childrenOf(rule, "");
  return children.length === 0 ? [rule] : children.flatMap(([child]) => leavesOf(child));
}

export function changedLeaves(rule: Rule, change: (leaf: Rule) => Rule): Rule {
  if (rule.kind === "all" || rule.kind === "any")
    return { ...rule, rules: rule.rules.map((each) => changedLeaves(each, change)) };
  if (rule.kind === "not") return { ...rule, rule: changedLeaves(rule.rule, change) };
  return change(rule);
}

/** Undefined where nothing was taken out; everyone where nothing is left. */
export function withoutLeaves(rule: Rule, out: (leaf: Rule) => boolean): Rule | undefined {
  if (!leavesOf(rule).some(out)) return undefined;
  return kept(rule, out) ?? { kind: "everyone" };
}

function kept(rule: Rule, out: (leaf: Rule) => boolean): Rule | undefined {
  if (rule.kind === "all" || rule.kind === "any") {
    const rules = rule.rules.map((each) => kept(each, out)).filter((each) => each !== undefined);
    return rules.length > 1 ? { ...rule, rules } : rules[0];
  }
  if (rule.kind === "not") {
    const inner = kept(rule.rule, out);
    return inner && { kind: "not", rule: inner };
  }
  return out(rule) ? undefined : rule;
}
