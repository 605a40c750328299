// A condition that is now to be about something else: when and which rows are kept where it is still about the same rows.
import type { Catalogue } from "../../../../contract/attributes.ts";
import { rowsOf } from "./draft-types.ts";
import type { Draft, Rows } from "./drafts.ts";

export function aboutInstead(before: Draft, next: Draft, catalogue: Pick<Catalogue, "events">): Draft {
  const rows = rowsOf(next, catalogue);
  if (rows === undefined || rows !== rowsOf(before, catalogue)) return next;
  const { window, where } = before as Rows;
  const own = (next as Rows).where;
  return { ...next, window, where: own ?? where } as Draft;
}
