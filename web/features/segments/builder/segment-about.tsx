// One line on a saved segment: how many it held when last counted, and how often it has been used.
import type { Segment } from "../../../../contract/segments.ts";
import { Count } from "../../../ui/numbers.tsx";
import { When } from "../../../ui/when.tsx";

export function SegmentAbout({ segment }: { segment: Segment }) {
  const { count, counted_at, campaigns } = segment;
  return (
    <>
      {count !== null && counted_at && (
        <>
          <Count value={count} one="customer" /> when counted <When at={counted_at} />.{" "}
        </>
      )}
      {campaigns === 0 ? (
        "Not used in a campaign yet."
      ) : (
        <>
          Used in <Count value={campaigns} one="campaign" />.
        </>
      )}
    </>
  );
}
