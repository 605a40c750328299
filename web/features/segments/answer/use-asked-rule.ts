// What of the tree can be asked now: the rule of its ready leaves, where each node is in it, and what is left out.
import { useMemo } from "react";
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { Rule } from "../../../../contract/rule.ts";
import type { Within } from "../../../../contract/rule-segments.ts";
import { type RuleTree, ruleOfDraft } from "../model/drafts.ts";
import { isReady, type Readiness, unready } from "../model/readiness.ts";
import { writeTree } from "../model/to-rule.ts";
import { leavesOf, spotsOf } from "../model/tree.ts";

export interface AskedRule {
  /** Undefined while nothing is ready. */
  rule: Rule | undefined;
  idAt: Map<string, string>;
  unready: Map<string, Readiness>;
  /** Conditions that count, ready or not. */
  conditions: number;
  /** Conditions that are turned off. */
  off: number;
}

export function useAskedRule(root: RuleTree, catalogue: Catalogue, within?: Within): AskedRule {
  return useMemo(() => {
    const waiting = unready(root, catalogue, within);
    const { rule, idAt } = writeTree(root, ruleOfDraft, (leaf) => isReady(leaf, waiting));
    const conditions = leavesOf(root).length;
    const all = spotsOf(root).filter(({ node }) => node.kind === "leaf").length;
    return { rule: rule as Rule | undefined, idAt, unready: waiting, conditions, off: all - conditions };
  }, [root, catalogue, within]);
}
