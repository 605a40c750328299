// What came of the campaigns that were sent to a segment.
import { Text } from "@mantine/core";
import { attributionDays } from "../../../../contract/campaigns.ts";
import { segmentLifeEndpoints } from "../../../../contract/segment-life.ts";
import type { Segment } from "../../../../contract/segments.ts";
import { useApi } from "../../../api-query.ts";
import { formatShare } from "../../../format.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Figures } from "../../../ui/figures.tsx";
import { Count } from "../../../ui/numbers.tsx";
import { Section } from "../../../ui/page.tsx";

export function Earned({ segment }: { segment: Segment }) {
  const { data, error, refetch } = useApi(segmentLifeEndpoints.earned, { params: { id: segment.id } });
  const share = (count: number) =>
    data?.delivered ? `${formatShare(count / data.delivered)} of those delivered` : undefined;
  if (data?.campaigns === 0) {
    return (
      <Section title="What it earned">
        <Text c="dimmed">
          Nothing was sent to it yet. Once a campaign is, what its readers order within {attributionDays} days
          is counted here.
        </Text>
      </Section>
    );
  }
  return (
    <Section
      title="What it earned"
      about={
        data && (
          <>
            From <Count value={data.campaigns} one="campaign" /> sent to it. An order counts once, when it was
            placed within {attributionDays} days after a message was delivered.
          </>
        )
      }
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Figures
          label="What it earned"
          figures={[
            {
              label: "Sent",
              value: data?.sent,
              note: data && <Count value={data.delivered} one="was delivered" many="were delivered" />,
            },
            { label: "Opened", value: data?.opened, note: data && share(data.opened) },
            { label: "Clicked", value: data?.clicked, note: data && share(data.clicked) },
            {
              label: "Orders",
              value: data?.orders,
              note: data && (
                <>
                  by <Count value={data.ordered} one="person" many="people" />
                </>
              ),
            },
            { label: "Revenue", value: data?.revenue, as: "money", note: "Net of refunds" },
          ]}
        />
      )}
    </Section>
  );
}
