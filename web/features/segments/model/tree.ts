// The tree that the builder edits: groups and leaves with ids that stay while things move. A rule of conditions and a
// condition's `where` of rows are both such trees; only what their leaves ask differs.

export interface Leaf<D> {
  readonly kind: "leaf";
  readonly id: string;
  /** How many `not` stand around it; nearly always none or one. */
  readonly nots: number;
  readonly draft: D;
  /** Turned off: stays where it is, but is no part of the rule. */
  readonly off?: true;
}

export interface Group<D> {
  readonly kind: "group";
  readonly id: string;
  readonly nots: number;
  readonly join: "all" | "any";
  readonly children: readonly Tree<D>[];
  /** Turned off, and with it all it holds. */
  readonly off?: true;
  /** Not in the rule it came from, which was a single leaf; written only once it holds several. */
  readonly bare?: true;
}

export type Tree<D> = Leaf<D> | Group<D>;

/** Where a node stands. The root has no parent. */
export interface Spot<D> {
  node: Tree<D>;
  parent?: Group<D>;
  index: number;
  /** The groups around it, outermost first. */
  above: Group<D>[];
}

let last = 0;

export function newId(): string {
  last += 1;
  return `n${last}`;
}

export function leaf<D>(draft: D, nots = 0): Leaf<D> {
  return { kind: "leaf", id: newId(), nots, draft };
}

export function group<D>(join: "all" | "any", children: readonly Tree<D>[], nots = 0): Group<D> {
  return { kind: "group", id: newId(), nots, join, children };
}

/** Every node with its place, in the order in which they are read. */
export function spotsOf<D>(root: Group<D>): Spot<D>[] {
  const below = (parent: Group<D>, above: Group<D>[]): Spot<D>[] =>
    parent.children.flatMap((node, index) => {
      const spot = { node, parent, index, above: [...above, parent] };
      return node.kind === "group" ? [spot, ...below(node, spot.above)] : [spot];
    });
  return [{ node: root, index: 0, above: [] }, ...below(root, [])];
}

export function spotOf<D>(root: Group<D>, id: string): Spot<D> | undefined {
  return spotsOf(root).find(({ node }) => node.id === id);
}

/** Those that count: neither turned off nor in a group that is. */
export function leavesOf<D>(node: Tree<D>): Leaf<D>[] {
  if (node.off) return [];
  return node.kind === "leaf" ? [node] : node.children.flatMap(leavesOf);
}

/** Whether `id` is the node itself or anywhere inside it. */
export function holds<D>(node: Tree<D>, id: string): boolean {
  if (node.id === id) return true;
  return node.kind === "group" && node.children.some((child) => holds(child, id));
}
