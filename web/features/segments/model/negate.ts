// Turning a node round: everyone it held for is out, everyone else is in. A condition says so in its own words where it can
// ("did not order"), else a `not` stands before it.
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { RuleOf } from "../../../../contract/rule.ts";
import { opposite } from "../../../../contract/rule-complement.ts";
import { type Draft, draftOf, type LeafKind, ruleOfDraft } from "./drafts.ts";
import type { Tree } from "./tree.ts";

export function negated(node: Tree<Draft>, catalogue: Pick<Catalogue, "attributes" | "events">): Tree<Draft> {
  if (node.nots > 0) return { ...node, nots: node.nots - 1 };
  const other = node.kind === "leaf" ? opposite(ruleOfDraft(node.draft), catalogue) : undefined;
  if (node.kind === "group" || !other) return { ...node, nots: 1 };
  return { ...node, draft: draftOf(other as RuleOf<LeafKind>) };
}
