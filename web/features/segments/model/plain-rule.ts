// The whole tree as a rule, unfinished parts and all; undefined where there is nothing in it.
import type { Rule } from "../../../../contract/rule.ts";
import { type RuleTree, ruleOfDraft } from "./drafts.ts";
import { writeTree } from "./to-rule.ts";

export function plainRule(root: RuleTree): Rule | undefined {
  return writeTree(root, ruleOfDraft).rule as Rule | undefined;
}

/** For telling whether anything has changed. */
export function ruleText(root: RuleTree): string {
  return JSON.stringify(plainRule(root) ?? null);
}
