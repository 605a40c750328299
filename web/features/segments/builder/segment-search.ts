// What the builder keeps in the URL: the customer who is open beside it, the one whose being in or
// out is explained, the day it is asked at, and how it is shown.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { z } from "zod";
import { day } from "../../../../contract/values.ts";

const text = z.string().optional().catch(undefined);

export const segmentSearch = z.object({
  customer: text,
  why: text,
  as_of: day.optional().catch(undefined),
  view: z.enum(["json", "members"]).optional().catch(undefined),
});
export type SegmentSearch = z.infer<typeof segmentSearch>;

/** A new segment may begin with a rule, or as a copy of another segment. */
export const newSegmentSearch = segmentSearch.extend({ rule: text, from: text });

export function useSegmentSearch() {
  const search: SegmentSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (changed: Partial<SegmentSearch>) =>
    void navigate({
      to: ".",
      search: ((now: object) => ({ ...now, ...changed })) as never,
      resetScroll: false,
      replace: !("customer" in changed),
    });
  return [search, change] as const;
}
