// Whether anything has come from a source, and when the last of it.
import type { Source } from "../../../contract/sources.ts";
import { StateBadge } from "../../ui/state-badge.tsx";
import { When } from "../../ui/when.tsx";

export function SourceState({ source: { last_delivery_at } }: { source: Source }) {
  if (!last_delivery_at)
    return (
      <StateBadge tone="quiet" meaning="Nothing signed rightly has come so far">
        Nothing yet
      </StateBadge>
    );
  return (
    <>
      Last delivery <When at={last_delivery_at} />
    </>
  );
}
