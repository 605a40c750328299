// What a segment shares with another: a picture of the two, each part with the people behind it, and the others that share
// the most.
import { Select, Skeleton, Text } from "@mantine/core";
import { type OverlapLine, segmentLifeEndpoints } from "../../../../contract/segment-life.ts";
import { type Segment, segmentEndpoints } from "../../../../contract/segments.ts";
import { useApi } from "../../../api-query.ts";
import { type Column, DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import late from "../../../ui/late.module.css";
import { Count, Share } from "../../../ui/numbers.tsx";
import { Section } from "../../../ui/page.tsx";
import { OverlapPicture } from "./overlap-picture.tsx";
import { useSegmentPage } from "./page-search.ts";

const columns: Column<OverlapLine>[] = [
  { key: "name", head: "Segment", cell: ({ name }) => name },
  { key: "count", head: "Members", align: "right", from: "sm", cell: ({ count }) => <Count value={count} /> },
  { key: "both", head: "In both", align: "right", cell: ({ both }) => <Count value={both} /> },
  {
    key: "share",
    head: "Of all in either",
    align: "right",
    from: "sm",
    cell: ({ share }) => <Share value={share} />,
  },
];

export function OverlapView({ segment }: { segment: Segment }) {
  const [search, change] = useSegmentPage();
  const list = useApi(
    segmentLifeEndpoints.overlaps,
    { params: { id: segment.id } },
    { enabled: segment.works },
  );
  const other = search.other ?? list.data?.data[0]?.id;
  const pick = (id: string | null) => change({ other: id ?? undefined });
  if (!segment.works) {
    return <Text c="dimmed">Who is in it cannot be said until its rule is mended.</Text>;
  }
  return (
    <>
      <Section
        title="Compared with another segment"
        action={<Picker segment={segment} other={other} onPick={pick} />}
      >
        {other ? (
          <Compared segment={segment} other={other} />
        ) : (
          list.data && <Text c="dimmed">Choose a segment to compare it with.</Text>
        )}
        {!other && list.isLoading && <Skeleton className={late.late} height={200} radius="md" />}
      </Section>
      <Section
        title="Shares the most members with"
        about="Of all who are in either of the two, the share who are in both."
      >
        <DataTable<OverlapLine>
          label="Strongest overlaps"
          columns={columns}
          rows={list.data?.data}
          rowKey={({ id }) => id}
          current={other}
          onOpen={({ id }) => pick(id)}
          error={list.error}
          onRetry={() => void list.refetch()}
          empty={
            <EmptyState picture="segment" title="It shares nobody with another segment">
              Segments that have members in common with this one are listed here, the strongest first.
            </EmptyState>
          }
        />
      </Section>
    </>
  );
}

function Compared({ segment, other }: { segment: Segment; other: string }) {
  const { data, error, refetch } = useApi(
    segmentLifeEndpoints.overlap,
    { params: { id: segment.id, other } },
    { keep: true },
  );
  if (data) return <OverlapPicture overlap={data} />;
  if (error) return <ErrorState error={error} onRetry={error.mayPass ? () => void refetch() : undefined} />;
  return <Skeleton className={late.late} height={200} radius="md" />;
}

function Picker(props: { segment: Segment; other: string | undefined; onPick: (id: string | null) => void }) {
  const { data } = useApi(segmentEndpoints.list, { query: { sort: "name", limit: 200 } });
  const others = (data?.data ?? []).filter(({ id }) => id !== props.segment.id);
  return (
    <Select
      aria-label="Compare with"
      placeholder="Compare with"
      data={others.map(({ id, name }) => ({ value: id, label: name }))}
      value={props.other ?? null}
      onChange={props.onPick}
      searchable
      nothingFoundMessage="No segment by these letters"
    />
  );
}
