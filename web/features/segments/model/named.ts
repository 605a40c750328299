// What a condition may belong to by name: every list, and every segment whose opening comes to an end.
import type { Catalogue } from "../../../../contract/attributes.ts";
import { circleFrom, type Within } from "../../../../contract/rule-segments.ts";

type Named = readonly { id: string; name: string }[];

/** `within` is the segment being edited, which cannot ask about itself. */
export function namedIn(kind: "segment" | "list", catalogue: Catalogue, within?: Within): Named {
  if (kind === "list") return catalogue.lists;
  return catalogue.segments.filter(({ id }) => circleFrom(id, catalogue, within) === undefined);
}
