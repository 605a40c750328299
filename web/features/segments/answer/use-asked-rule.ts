// What of the tree can be asked now: the rule of its ready leaves, where each node is in it, and what had to be left out.
import { useMemo } from "react";
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { Rule } from "../../../../contract/rule.ts";
import type { Within } from "../../../../contract/rule-segments.ts";
import { type RuleTree, ruleOfDraft } from "../model/drafts.ts";
import { isReady, type Readiness, unready } from "../model/readiness.ts";
import { writeTree } from "../model/to-rule.ts";
import { leavesOf } from "../model/tree.ts";

export interface AskedRule {
  /** Undefined while nothing is ready. */
  rule: Rule | undefined;
  idAt: Map<string, string>;
  unready: Map<string, Readiness>;
  /** Conditions there are, ready or not. */
  conditions: number;
}

export function useAskedRule(root: RuleTree, catalogue: Catalogue, within?: Within): AskedRule {
  return useMemo(() => {
    const waiting = unready(root, catalogue, within);
    const { rule, idAt } = writeTree(root, ruleOfDraft, (leaf) => isReady(leaf, waiting));
    return { rule: rule as Rule | undefined, idAt, unready: waiting, conditions: leavesOf(root).length };
  }, [root, catalogue, within]);
}
