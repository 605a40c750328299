// Whom others shall be like, in words and as a link.
import type { Lookalike } from "../../../contract/lookalikes.ts";
import type { Paths } from "../../paths.ts";

type Seed = Lookalike["seed"];

export const titleOf = ({ kind, name }: Seed) =>
  kind === "campaign" ? `People like the buyers of “${name}”` : `People like “${name}”`;

export const backTo: Record<
  Seed["kind"],
  (
    paths: Paths,
    id: string,
  ) => { words: string; path: ReturnType<Paths["segment"] | Paths["list"] | Paths["campaign"]> }
> = {
  segment: (paths, id) => ({ words: "The segment", path: paths.segment(id) }),
  list: (paths, id) => ({ words: "The list", path: paths.list(id) }),
  campaign: (paths, id) => ({ words: "The campaign", path: paths.campaign(id) }),
};
