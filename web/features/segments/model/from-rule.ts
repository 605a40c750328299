// From the written form to the tree that is edited: `not` becomes a mark on what it denies, and a single leaf gets a group
// around it that is not written back. Nothing is lost on the way.
import { type Group, group, leaf, type Tree } from "./tree.ts";

/** Anything made of all, any and not, with leaves of its own. */
type Written<L extends { kind: string }> =
  | { kind: "all" | "any"; rules: Written<L>[] }
  | { kind: "not"; rule: Written<L> }
  | L;

export function fromRule<L extends { kind: string }, D>(rule: Written<L>, draftOf: (leaf: L) => D): Group<D> {
  const node = nodeFrom(rule, draftOf, 0);
  return node.kind === "group" ? node : { ...group("all", [node]), bare: true };
}

function nodeFrom<L extends { kind: string }, D>(
  rule: Written<L>,
  draftOf: (leaf: L) => D,
  nots: number,
): Tree<D> {
  if (isNot(rule)) return nodeFrom(rule.rule, draftOf, nots + 1);
  if (!isGroup(rule)) return leaf(draftOf(rule), nots);
  return group(
    rule.kind,
    rule.rules.map((child) => nodeFrom(child, draftOf, 0)),
    nots,
  );
}

function isNot<L extends { kind: string }>(rule: Written<L>): rule is { kind: "not"; rule: Written<L> } {
  return rule.kind === "not";
}

function isGroup<L extends { kind: string }>(
  rule: Written<L>,
): rule is { kind: "all" | "any"; rules: Written<L>[] } {
  return rule.kind === "all" || rule.kind === "any";
}
