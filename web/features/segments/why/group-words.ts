// A group of an explained rule in words that say what its mark means: "All of these", "2 of these 3, where one is enough".
import type { ExplainedNode } from "../../../../contract/segments.ts";

export function groupWords({ kind, children, name }: ExplainedNode): string | undefined {
  if (kind === "segment" && name !== undefined) return `A member of “${name}”`;
  if (kind === "not") return "Not this";
  if (kind !== "all" && kind !== "any") return undefined;
  const held = children.filter(({ holds }) => holds).length;
  const { length } = children;
  if (kind === "any")
    return held > 0 ? `At least one of these: ${held} of ${length}` : `None of these ${length}`;
  return held === length ? "All of these" : `All of these: only ${held} of ${length}`;
}
