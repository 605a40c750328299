// From the tree back to the written form, with the address of every node in it, so that what the server says about a path
// can be shown where it belongs. What is turned off is left out, leaves that are not ready may be; a group left with nothing
// goes with them.
import type { Group, Leaf, Tree } from "./tree.ts";

interface Written {
  /** Undefined where nothing is left to write. */
  rule: unknown;
  /** Ids of the nodes by their path in `rule`. */
  idAt: Map<string, string>;
}

export function writeTree<D>(
  root: Group<D>,
  ruleOf: (draft: D) => unknown,
  isReady: (leaf: Leaf<D>) => boolean = () => true,
): Written {
  const idAt = new Map<string, string>();

  const write = (node: Tree<D>, path: string): unknown => {
    const inside = `${path}${"/rule".repeat(node.nots)}`;
    idAt.set(path, node.id).set(inside, node.id);
    return denied(node.kind === "leaf" ? ruleOf(node.draft) : writeGroup(node, inside), node.nots);
  };
  const writeGroup = (node: Group<D>, path: string): unknown => {
    const kept = node.children.filter((child) => isKept(child, isReady));
    if (node.bare && kept.length === 1) return write(kept[0]!, path);
    return { kind: node.join, rules: kept.map((child, i) => write(child, `${path}/rules/${i}`)) };
  };

  return { rule: isKept(root, isReady) ? write(root, "") : undefined, idAt };
}

function isKept<D>(node: Tree<D>, isReady: (leaf: Leaf<D>) => boolean): boolean {
  if (node.off) return false;
  if (node.kind === "leaf") return isReady(node);
  return node.children.some((child) => isKept(child, isReady));
}

function denied(rule: unknown, nots: number): unknown {
  return nots === 0 ? rule : denied({ kind: "not", rule }, nots - 1);
}

/** The node that a path leads to or into: "/rules/1/value" belongs to the node at "/rules/1". */
export function idFor(path: string, idAt: Map<string, string>): string | undefined {
  const found = idAt.get(path);
  return found ?? (path === "" ? undefined : idFor(path.slice(0, path.lastIndexOf("/")), idAt));
}
