// Which themes suit an objective, the best first: what was said decides before what is always possible.
import type { Theme } from "../../../../contract/images.ts";
import type { Goal } from "../../../../contract/writing.ts";

/** What serves each goal, whatever is sold. */
const always: Record<Goal, [Theme, Theme, Theme]> = {
  win_back: ["product", "storefront", "note"],
  welcome: ["storefront", "product", "note"],
  thank: ["note", "storefront", "product"],
  announce: ["product", "storefront", "note"],
  offer: ["product", "storefront", "note"],
  festival: ["product", "note", "storefront"],
  replenish: ["product", "storefront", "note"],
  review: ["note", "product", "storefront"],
};

export interface ForThemes {
  goal: Goal;
  festival: string | undefined;
  offer: string | undefined;
  season: string | undefined;
}

export function themesFor({ goal, festival, offer, season }: ForThemes): Theme[] {
  const said: Theme[] = [
    ...(festival ? (["festival"] as const) : []),
    ...(offer ? (["offer"] as const) : []),
    ...(season ? (["season"] as const) : []),
  ];
  const [first, ...rest] = always[goal];
  // One of three at least is about the goal itself.
  return [...said.slice(0, 2), first, ...said.slice(2), ...rest];
}
