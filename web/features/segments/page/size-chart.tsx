// A segment's size over time, by day, week or month, with its numbers as a table and as CSV behind it.
import { SegmentedControl, Skeleton, Text } from "@mantine/core";
import { type SegmentMoment, segmentLifeEndpoints } from "../../../../contract/segment-life.ts";
import type { Segment } from "../../../../contract/segments.ts";
import { useApi } from "../../../api-query.ts";
import { formatDay } from "../../../format-time.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { useFormatting } from "../../../ui/format-context.tsx";
import late from "../../../ui/late.module.css";
import { LineChart } from "../../../ui/line-chart.tsx";
import { Section } from "../../../ui/page.tsx";
import { useSegmentPage } from "./page-search.ts";

const spans = {
  day: { label: "30 days", limit: 30 },
  week: { label: "A year", limit: 53 },
  month: { label: "All", limit: 240 },
} as const;
const height = 260;

export function SizeChart({ segment }: { segment: Segment }) {
  const [search, change] = useSegmentPage();
  const each: keyof typeof spans = search.over ?? "day";
  const query = { each, limit: spans[each].limit };
  const { data, error, refetch } = useApi(
    segmentLifeEndpoints.history,
    { params: { id: segment.id }, query },
    { keep: true },
  );
  return (
    <Section
      title="Size over time"
      about="Counted every day, and whenever someone opens it or sends to it."
      action={
        <SegmentedControl
          aria-label="How far back"
          size="sm"
          value={each}
          onChange={(value) => change({ over: value === "day" ? undefined : (value as "week" | "month") })}
          data={Object.entries(spans).map(([value, { label }]) => ({ value, label }))}
        />
      }
    >
      {!data && !error && <Skeleton className={late.late} height={height + 40} radius="md" />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Curve name={segment.name} moments={[...data.data].reverse()} />}
    </Section>
  );
}

const curves = [{ key: "count", label: "Members", color: "var(--accent)" }];

function Curve({ name, moments }: { name: string; moments: SegmentMoment[] }) {
  const { timezone } = useFormatting();
  const [first] = moments;
  if (!first)
    return <Text c="dimmed">It has not been counted yet. The curve begins with its first count.</Text>;
  if (moments.length === 1) {
    return (
      <Text c="dimmed">
        There is one size so far, of {formatDay(first.at, timezone)}. The curve begins with the second.
      </Text>
    );
  }
  return (
    <LineChart
      title={`Size of ${name} over time`}
      curves={curves}
      points={moments.map(({ at, count }) => ({ at: formatDay(at, timezone), count }))}
      height={height}
    />
  );
}
