// The size of a segment now, and who entered and left since it was counted on an earlier day; each opens the people.
import type { Link } from "@tanstack/react-router";
import { type SegmentMoment, segmentLifeEndpoints } from "../../../../contract/segment-life.ts";
import type { Segment } from "../../../../contract/segments.ts";
import { useApi } from "../../../api-query.ts";
import { formatDay } from "../../../format-time.ts";
import { AppLink } from "../../../frame/link.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { type Figure, Figures } from "../../../ui/figures.tsx";
import { useFormatting } from "../../../ui/format-context.tsx";

/** The latest day, and the one that it is compared with. */
export function useLatestDays(id: string) {
  return useApi(
    segmentLifeEndpoints.history,
    { params: { id }, query: { each: "day", limit: 2 } },
    { keep: true },
  );
}

export function SizeFigures({ segment }: { segment: Segment }) {
  const { data, error, refetch } = useLatestDays(segment.id);
  const { timezone } = useFormatting();
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const [now, before] = data?.data ?? [];
  const than = before && sayDay(before.at, timezone);
  return (
    <Figures
      label="Size"
      figures={[
        {
          label: "Members",
          value: segment.count ?? 0,
          previous: before?.count,
          than,
          link: (label) => <Opens search={{ view: "members" }}>{label}</Opens>,
        },
        {
          label: "Of all customers",
          value: data && (now?.total ? now.count / now.total : 0),
          as: "share",
          note: now && <>of those you have now</>,
        },
        moved("Entered", "entered", data && now, before, than),
        moved("Left", "left", data && now, before, than),
      ]}
    />
  );
}

function moved(
  label: string,
  change: "entered" | "left",
  now: SegmentMoment | undefined,
  before: SegmentMoment | undefined,
  than: string | undefined,
): Figure {
  if (now && !before) return { label, value: 0, note: "Told from its second day on" };
  const ruleChanged = now && before && now.version !== before.version;
  return {
    label,
    value: now?.[change],
    note: ruleChanged ? `since ${than}, when its rule was another` : than && `since ${than}`,
    link: now?.[change] ? (text) => <Opens search={{ changes: change }}>{text}</Opens> : undefined,
  };
}

function Opens(props: { search: object; children: string }) {
  return (
    <AppLink
      {...({ to: ".", search: (now: object) => ({ ...now, ...props.search }) } as Parameters<typeof Link>[0])}
      resetScroll={false}
      inherit
      c="inherit"
    >
      {props.children}
    </AppLink>
  );
}

/** "yesterday", or the day by its date. */
export function sayDay(at: string, timezone: string): string {
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  const day = formatDay(at, timezone);
  return day === formatDay(yesterday, timezone) ? "yesterday" : day;
}
