// Where a node may go: by one step from the menu, or to any slot while it is dragged.
import type { RuleTree } from "./drafts.ts";
import { refusal } from "./limits.ts";
import { type Group, holds, type Spot, spotOf, spotsOf } from "./tree.ts";
import { move } from "./tree-edit.ts";

/** A gap between the children of a group: before the child at `index`, or after the last. */
export interface Slot {
  groupId: string;
  index: number;
}

export type Step = "up" | "down" | "into_above" | "out";

const steps: Record<Step, (spot: Required<Spot<unknown>>) => Slot | undefined> = {
  up: ({ parent, index }) => (index > 0 ? { groupId: parent.id, index: index - 1 } : undefined),
  down: ({ parent, index }) =>
    index < parent.children.length - 1 ? { groupId: parent.id, index: index + 2 } : undefined,
  into_above: ({ parent, index }) => {
    const before = parent.children[index - 1];
    return before?.kind === "group" ? { groupId: before.id, index: before.children.length } : undefined;
  },
  out: ({ parent, above }) => {
    const outer = above.at(-2);
    return outer && { groupId: outer.id, index: outer.children.indexOf(parent) + 1 };
  },
};

/** Where a step leads; undefined where there is no such step, or the rule would become too deep. */
export function slotAfter(root: RuleTree, id: string, step: Step): Slot | undefined {
  const spot = spotOf(root, id);
  const slot = spot?.parent && steps[step](spot as Required<Spot<unknown>>);
  return slot && mayMove(root, id, slot) ? slot : undefined;
}

function mayMove(root: RuleTree, id: string, { groupId, index }: Slot): boolean {
  return refusal(move(root, id, groupId, index)) === undefined;
}

/** Every slot that a node may be dropped into, from top to bottom; its own place once. Folded groups show none. */
export function slotsFor(root: RuleTree, id: string, folded: ReadonlySet<string> = new Set()): Slot[] {
  const from = spotOf(root, id);
  if (!from?.parent) return [];
  const groups = spotsOf(root).flatMap(({ node }) => (node.kind === "group" ? [node] : []));
  const open = groups.filter(
    (group) => !holds(from.node, group.id) && mayMove(root, id, { groupId: group.id, index: 0 }),
  );
  const openIds = new Set(open.map((group) => group.id));
  return inReadingOrder(root, folded).filter(
    ({ groupId, index }) =>
      openIds.has(groupId) && !(groupId === from.parent!.id && index === from.index + 1),
  );
}

function inReadingOrder<D>(group: Group<D>, folded: ReadonlySet<string>): Slot[] {
  if (folded.has(group.id)) return [];
  const between = group.children.flatMap((child, index) => [
    { groupId: group.id, index },
    ...(child.kind === "group" ? inReadingOrder(child, folded) : []),
  ]);
  return [...between, { groupId: group.id, index: group.children.length }];
}

export function slotId({ groupId, index }: Slot): string {
  return `${groupId}:${index}`;
}
