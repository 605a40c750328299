// What a leaf asks while it is being written: the same as in the rule, but its value may not have been chosen yet, and its
// `where` is a tree of its own. A table over the kinds, so that a new kind has to say what its draft is.
import type { Rule, RuleKind, RuleOf, Where, WhereOf } from "../../../../contract/rule.ts";
import type { Measure } from "../../../../contract/rule-columns.ts";
import type { Operator } from "../../../../contract/rule-operators.ts";
import type { ScoreName } from "../../../../contract/rule-scores.ts";
import type { Window } from "../../../../contract/rule-windows.ts";
import { fromRule } from "./from-rule.ts";
import { writeTree } from "./to-rule.ts";
import type { Group } from "./tree.ts";

export type LeafKind = Exclude<RuleKind, "all" | "any" | "not">;

/** A comparison; `value` is of the form that the operator takes, or not there yet. */
export interface Asked {
  op: Operator;
  value?: unknown;
}
export interface RowDraft extends Asked {
  kind: "row";
  column: string;
}
export type WhereTree = Group<RowDraft>;

/** Which rows count. */
export interface Rows {
  window?: Window;
  where?: WhereTree;
}

interface Drafts {
  everyone: { kind: "everyone" };
  attribute: Asked & { kind: "attribute"; attribute: string };
  measure: Asked & Rows & { kind: "measure"; measure: Measure; of: string };
  did: Rows & { kind: "did"; what: string; times?: Asked };
  did_not: Rows & { kind: "did_not"; what: string };
  segment: { kind: "segment"; id?: string };
  list: { kind: "list"; id?: string };
  score: Asked & { kind: "score"; score: ScoreName };
  sample: { kind: "sample"; percent?: number; seed: string };
}
export type DraftOf<K extends LeafKind> = Drafts[K];
export type Draft = DraftOf<LeafKind>;
export type RuleTree = Group<Draft>;

type RuleLeaf = RuleOf<LeafKind>;

export function draftOf(rule: RuleLeaf): Draft {
  if (!("where" in rule) || rule.where === undefined) return rule as Draft;
  return { ...rule, where: whereFrom(rule.where) } as Draft;
}

/** As it stands in a rule; the value may be missing, which is what the rule's check then says. */
export function ruleOfDraft(draft: Draft): RuleLeaf {
  if (!("where" in draft) || draft.where === undefined) return draft as RuleLeaf;
  return { ...draft, where: whereOf(draft.where) } as RuleLeaf;
}

export function treeFromRule(rule: Rule): RuleTree {
  return fromRule<RuleLeaf, Draft>(rule, draftOf);
}

export function whereFrom(where: Where): WhereTree {
  return fromRule<WhereOf<"row">, RowDraft>(where, (row) => row as RowDraft);
}

export function whereOf(tree: WhereTree): Where | undefined {
  return writeTree(tree, (row) => row).rule as Where | undefined;
}
