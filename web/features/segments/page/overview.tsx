// How many a segment holds now and over time, who came and went, and what it earned.
import { Text } from "@mantine/core";
import type { Segment } from "../../../../contract/segments.ts";
import { When } from "../../../ui/when.tsx";
import { useMay } from "../../../workspace.tsx";
import { Earned } from "./earned.tsx";
import { SizeChart } from "./size-chart.tsx";
import { SizeFigures } from "./size-figures.tsx";

export function Overview({ segment }: { segment: Segment }) {
  const maySeeCampaigns = useMay("campaigns:read");
  return (
    <>
      {segment.works && segment.description && <Text maw={860}>{segment.sentence}</Text>}
      <SizeFigures segment={segment} />
      <SizeChart segment={segment} />
      {maySeeCampaigns && <Earned segment={segment} />}
      <Text size="sm" c="dimmed">
        Made <When at={segment.created_at} dayOnly />
        {segment.created_by && ` by ${segment.created_by}`}
        {segment.counted_at && (
          <>
            , counted <When at={segment.counted_at} />
          </>
        )}
        .
      </Text>
    </>
  );
}
