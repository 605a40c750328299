// What can be done with a node besides editing its words: moving by steps, copying, wrapping, turning off and round, removing. Each
// says what it did and leaves the focus on the node.
import { toast } from "../../../ui/toast.tsx";
import { useBuilder } from "../builder/builder-context.tsx";
import type { Draft, RuleTree } from "../model/drafts.ts";
import { negated } from "../model/negate.ts";
import { type Step, slotAfter } from "../model/places.ts";
import { spotOf, type Tree } from "../model/tree.ts";
import { duplicate, insert, move, remove, toggle, unwrap, update, wrap } from "../model/tree-edit.ts";
import { placeWords } from "../words/place-words.ts";
import { summaryOf } from "../words/summary.ts";
import { focusAdd, focusHandle } from "./focus.ts";

export function useNodeActions(node: Tree<Draft>) {
  const { store, catalogue, announce } = useBuilder();
  const { id } = node;
  const root = () => store.getState().history.present;
  const apply = (change: (root: RuleTree) => RuleTree, said: () => string) => {
    store.getState().apply(change);
    announce(store.getState().refused ?? said());
    store.getState().reveal(id);
    focusHandle(id);
  };

  const step = (way: Step) => {
    const slot = slotAfter(root(), id, way);
    if (!slot) return;
    apply(
      (tree) => move(tree, id, slot.groupId, slot.index),
      () => `Moved to ${placeWords(root(), id, catalogue)}`,
    );
  };
  const removeIt = () => {
    const spot = spotOf(root(), id);
    if (!spot?.parent) return;
    const { parent, index } = spot;
    const words = summaryOf(node, catalogue);
    store.getState().apply((tree) => remove(tree, id));
    announce(`Removed “${words}”`);
    const next = parent.children[index + 1] ?? parent.children[index - 1];
    if (next) focusHandle(next.id);
    else focusAdd(parent.id);
    toast(`Removed “${shortened(words)}”`, () =>
      store.getState().apply((tree) => putBack(tree, parent.id, index, node)),
    );
  };

  return {
    may: (way: Step) => slotAfter(root(), id, way) !== undefined,
    step,
    duplicate: () =>
      apply(
        (tree) => duplicate(tree, id),
        () => "Copied, right below",
      ),
    wrap: () =>
      apply(
        (tree) => wrap(tree, id, "any"),
        () => "Put into a group of its own",
      ),
    unwrap: () => {
      store.getState().apply((tree) => unwrap(tree, id));
      announce("Took the group apart");
    },
    turnOnOrOff: () =>
      apply(
        (tree) => toggle(tree, id),
        () => (node.off ? "Turned on" : "Turned off: neither counted nor saved"),
      ),
    turnRound: () =>
      apply(
        (tree) => update(tree, id, (one) => negated(one, catalogue)),
        () => `Now “${summaryOf(spotOf(root(), id)?.node ?? node, catalogue)}”`,
      ),
    remove: removeIt,
  };
}

/** To its place if that is still there, else to the end; never twice. */
function putBack(tree: RuleTree, groupId: string, index: number, node: Tree<Draft>): RuleTree {
  if (spotOf(tree, node.id)) return tree;
  const group = spotOf(tree, groupId)?.node;
  if (group?.kind !== "group") return insert(tree, tree.id, tree.children.length, node);
  return insert(tree, groupId, Math.min(index, group.children.length), node);
}

function shortened(words: string): string {
  return words.length > 60 ? `${words.slice(0, 58)}…` : words;
}
