// Where a segment is used: the campaigns that are or were for it, and other segments whose rule names it.
import { Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type Campaign, campaignEndpoints } from "../../../../contract/campaigns.ts";
import { segmentLifeEndpoints } from "../../../../contract/segment-life.ts";
import type { Segment } from "../../../../contract/segments.ts";
import { useApi, useApiPages } from "../../../api-query.ts";
import { NameLink } from "../../../frame/link.tsx";
import { usePaths } from "../../../paths.ts";
import { Chips } from "../../../ui/chips.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Section } from "../../../ui/page.tsx";
import { useMay } from "../../../workspace.tsx";
import { historyColumns } from "../../campaigns/history-columns.tsx";

/** In one order, the newest first. */
const columns = historyColumns.map(({ sort: _, ...column }) => column);

export function UseView({ segment }: { segment: Segment }) {
  return (
    <>
      {useMay("campaigns:read") && <Campaigns segment={segment} />}
      <Segments segment={segment} />
    </>
  );
}

function Campaigns({ segment }: { segment: Segment }) {
  const navigate = useNavigate();
  const paths = usePaths();
  const list = useApiPages(campaignEndpoints.list, { query: { segment: segment.id } });
  return (
    <Section
      title="Campaigns"
      about="Drafted for it or sent to it. Those that were sent keep the rule of that day."
    >
      <DataTable<Campaign>
        label="Campaigns"
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(paths.campaign(id))}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState picture="letter" title="No campaign has it as its audience">
            Start one with “Create a campaign with this segment”.
          </EmptyState>
        }
        onEnd={list.more}
        hasMore={list.hasNextPage}
      />
    </Section>
  );
}

function Segments({ segment }: { segment: Segment }) {
  const paths = usePaths();
  const { data, error, refetch } = useApi(segmentLifeEndpoints.usedIn, { params: { id: segment.id } });
  return (
    <Section title="Other segments" about="Their rule names this one, so that a change here changes them.">
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.data.length === 0 && <Text c="dimmed">No other segment’s rule names it.</Text>}
      {data && data.data.length > 0 && (
        <Chips label="Segments that name this one">
          {data.data.map(({ id, name }) => (
            <NameLink key={id} {...paths.segment(id)}>
              {name}
            </NameLink>
          ))}
        </Chips>
      )}
    </Section>
  );
}
