// What a rule may hold at most, said before a change is made rather than after.
import { childrenOf, maxConditions, maxDepth, type Rule } from "../../../../contract/rule.ts";
import { countConditions } from "../../../../contract/rule-size.ts";
import type { RuleTree } from "./drafts.ts";
import { plainRule } from "./plain-rule.ts";

/** Why a tree cannot become the rule; undefined where it can. */
export function refusal(root: RuleTree): string | undefined {
  const rule = plainRule(root);
  if (!rule) return undefined;
  if (depthOf(rule) > maxDepth) return `Groups can be nested at most ${maxDepth} deep.`;
  if (countConditions(rule) > maxConditions) return `A rule holds at most ${maxConditions} conditions.`;
  return undefined;
}

/** Groups inside each other, those of `where` included. */
function depthOf(rule: Rule): number {
  if ("where" in rule && rule.where) return depthOf(rule.where as unknown as Rule);
  const below = childrenOf(rule, "").map(([child]) => depthOf(child));
  return below.length === 0 ? 0 : 1 + Math.max(...below);
}
