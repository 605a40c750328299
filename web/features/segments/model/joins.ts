// How a group joins what it holds, in the four ways that people know: all, any, none, not all.
import type { Group } from "./tree.ts";

export type Join = "all" | "any" | "none" | "not_all";

export const joinWords: Record<Join, { label: string; means: string }> = {
  all: { label: "all of", means: "Every one of these holds" },
  any: { label: "any of", means: "At least one of these holds" },
  none: { label: "none of", means: "Not one of these holds" },
  not_all: { label: "not all of", means: "At least one of these does not hold" },
};

export function joinOf({ join, nots }: Pick<Group<unknown>, "join" | "nots">): Join {
  if (nots % 2 === 0) return join;
  return join === "any" ? "none" : "not_all";
}

export function withJoin<D>(group: Group<D>, join: Join): Group<D> {
  if (joinOf(group) === join) return group;
  const denied = join === "none" || join === "not_all";
  return { ...group, join: join === "all" || join === "not_all" ? "all" : "any", nots: denied ? 1 : 0 };
}
