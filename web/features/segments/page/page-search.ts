// What a segment's page keeps in the URL: the view, what is open beside it, how its members are looked at, and the segment
// that it is compared with.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { z } from "zod";
import { customerSearch } from "../../customers/routes.ts";

const text = z.string().optional().catch(undefined);

export const segmentViews = ["members", "overlap", "versions", "use"] as const;

export const segmentPageSearch = customerSearch.extend({
  view: z.enum(segmentViews).optional().catch(undefined),
  customer: text,
  changes: z.enum(["entered", "left"]).optional().catch(undefined),
  other: text,
  split: z.literal("true").optional().catch(undefined),
  over: z.enum(["week", "month"]).optional().catch(undefined),
});
export type SegmentPageSearch = z.infer<typeof segmentPageSearch>;

export function useSegmentPage() {
  const search: SegmentPageSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (changed: Partial<SegmentPageSearch>) =>
    void navigate({
      to: ".",
      search: ((now: object) => ({ ...now, ...changed })) as never,
      resetScroll: false,
      // What opens beside the page is left by going back.
      replace: !("customer" in changed || "changes" in changed || "split" in changed || "view" in changed),
    });
  return [search, change] as const;
}
