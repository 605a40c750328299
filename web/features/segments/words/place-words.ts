// A place in the rule, in words: "place 2 of 3 in all of, before country is India".
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { RuleTree } from "../model/drafts.ts";
import { joinOf, joinWords } from "../model/joins.ts";
import type { Slot } from "../model/places.ts";
import { spotOf } from "../model/tree.ts";
import { move } from "../model/tree-edit.ts";
import { summaryOf } from "./summary.ts";

/** Where a node would stand if it were put into a slot. */
export function slotWords(root: RuleTree, id: string, slot: Slot, catalogue: Catalogue): string {
  return placeWords(move(root, id, slot.groupId, slot.index), id, catalogue);
}

/** Where a node stands. */
export function placeWords(root: RuleTree, id: string, catalogue: Catalogue): string {
  const spot = spotOf(root, id);
  if (!spot?.parent) return "";
  const { parent, index, above } = spot;
  const next = parent.children[index + 1];
  const join = joinWords[joinOf(parent)].label;
  const inner = above.length > 1 ? `the inner group “${join}”` : `“${join}”`;
  const before = next ? `, before “${summaryOf(next, catalogue)}”` : "";
  return `place ${index + 1} of ${parent.children.length} in ${inner}${before}`;
}
