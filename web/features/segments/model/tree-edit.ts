// Changes to a tree, each a pure function that leaves the old tree as it was and shares what did not change. An edit that
// makes no sense (an unknown id, a group into itself) answers with the same tree.
import { type Group, holds, newId, spotOf, type Tree } from "./tree.ts";

type Change<D> = (node: Tree<D>) => Tree<D>;

/** Puts what `change` makes of a node in its place. */
export function update<D>(root: Group<D>, id: string, change: Change<D>): Group<D> {
  const visit = (node: Tree<D>): Tree<D> => {
    if (node.id === id) return change(node);
    return node.kind === "group" ? withChildren(node, mapChanged(node.children, visit)) : node;
  };
  return visit(root) as Group<D>;
}

export function insert<D>(root: Group<D>, groupId: string, index: number, node: Tree<D>): Group<D> {
  return updateGroup(root, groupId, (into) => withChildren(into, into.children.toSpliced(index, 0, node)));
}

export function remove<D>(root: Group<D>, id: string): Group<D> {
  const parent = spotOf(root, id)?.parent;
  if (!parent) return root;
  return updateGroup(root, parent.id, (from) =>
    withChildren(
      from,
      from.children.filter((child) => child.id !== id),
    ),
  );
}

/** `index` counts the group's children as they stand before the move, the moved one included. */
export function move<D>(root: Group<D>, id: string, groupId: string, index: number): Group<D> {
  const from = spotOf(root, id);
  const into = spotOf(root, groupId)?.node;
  if (!from?.parent || into?.kind !== "group" || holds(from.node, groupId)) return root;
  const leaves = from.parent.id === groupId && from.index < index ? 1 : 0;
  if (from.parent.id === groupId && from.index === index - leaves) return root;
  return insert(remove(root, id), groupId, index - leaves, from.node);
}

/** A copy right after it, with ids of its own. */
export function duplicate<D>(root: Group<D>, id: string): Group<D> {
  const spot = spotOf(root, id);
  if (!spot?.parent) return root;
  return insert(root, spot.parent.id, spot.index + 1, copyOf(spot.node));
}

/** Turns a node off, or on again. */
export function toggle<D>(root: Group<D>, id: string): Group<D> {
  return update(root, id, ({ off, ...node }) => (off ? node : { ...node, off: true }));
}

export function copyOf<D>(node: Tree<D>): Tree<D> {
  const copy = { ...node, id: newId() };
  return copy.kind === "group" ? { ...copy, children: copy.children.map(copyOf) } : copy;
}

/** Puts a group of its own around a node, for more to join it. */
export function wrap<D>(root: Group<D>, id: string, join: "all" | "any"): Group<D> {
  if (id === root.id) return root;
  return update(root, id, (node) => ({ kind: "group", id: newId(), nots: 0, join, children: [node] }));
}

/** Takes a group away and leaves what it held in its place; off if the group was. */
export function unwrap<D>(root: Group<D>, id: string): Group<D> {
  const spot = spotOf(root, id);
  if (!spot?.parent || spot.node.kind !== "group") return root;
  const { children, off } = spot.node;
  const left = off ? children.map((child) => ({ ...child, off })) : children;
  return updateGroup(root, spot.parent.id, (parent) =>
    withChildren(parent, parent.children.toSpliced(spot.index, 1, ...left)),
  );
}

export function updateGroup<D>(root: Group<D>, id: string, change: (node: Group<D>) => Group<D>): Group<D> {
  return update(root, id, (node) => (node.kind === "group" ? change(node) : node));
}

function withChildren<D>(node: Group<D>, children: readonly Tree<D>[]): Group<D> {
  return children === node.children ? node : { ...node, children };
}

/** `map` that answers with the same list where nothing changed. */
function mapChanged<D>(nodes: readonly Tree<D>[], change: Change<D>): readonly Tree<D>[] {
  const changed = nodes.map(change);
  return changed.some((node, i) => node !== nodes[i]) ? changed : nodes;
}
