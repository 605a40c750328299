// The people who entered or left a segment since the day before, beside its page.
import { SegmentedControl, Text } from "@mantine/core";
import { type SegmentChange, segmentLifeEndpoints } from "../../../../contract/segment-life.ts";
import type { Segment } from "../../../../contract/segments.ts";
import { useApiPages } from "../../../api-query.ts";
import { type Column, DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useFormatting } from "../../../ui/format-context.tsx";
import { Initials } from "../../../ui/initials.tsx";
import { NameCell } from "../../../ui/name-cell.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { When } from "../../../ui/when.tsx";
import { nameOf } from "../../customers/customer-name.ts";
import { useSegmentPage } from "./page-search.ts";
import { sayDay, useLatestDays } from "./size-figures.tsx";

const columns: Column<SegmentChange>[] = [
  {
    key: "who",
    head: "Name",
    cell: ({ customer }) => {
      const name = customer ? nameOf(customer) : "A customer who is gone";
      return <NameCell before={<Initials name={name} size={28} />}>{name}</NameCell>;
    },
  },
  {
    key: "reach",
    head: "E-mail or phone",
    from: "sm",
    cell: ({ customer }) => customer?.email ?? customer?.phone,
  },
  { key: "at", head: "Found", align: "right", cell: ({ at }) => <When at={at} capital /> },
];

export function ChangesPanel({ segment, change: which }: { segment: Segment; change: "entered" | "left" }) {
  const [, change] = useSegmentPage();
  const { timezone } = useFormatting();
  const before = useLatestDays(segment.id).data?.data[1];
  const list = useApiPages(segmentLifeEndpoints.changes, {
    params: { id: segment.id },
    query: { change: which, since: before?.at, sort: "-at" },
  });
  return (
    <SidePanel
      title={which === "entered" ? "Who entered" : "Who left"}
      under={
        <Text size="sm" c="dimmed">
          {segment.name}
          {before && `, since ${sayDay(before.at, timezone)}`}
        </Text>
      }
      width={640}
      onClose={() => change({ changes: undefined })}
    >
      <SegmentedControl
        aria-label="Which of them"
        value={which}
        onChange={(value) => change({ changes: value as "entered" | "left" })}
        data={[
          { value: "entered", label: "Entered" },
          { value: "left", label: "Left" },
        ]}
      />
      <DataTable<SegmentChange>
        label={which === "entered" ? "Who entered" : "Who left"}
        columns={columns}
        rows={list.rows}
        rowKey={({ customer_id, at }) => `${customer_id} ${at}`}
        onOpen={({ customer }) => customer && change({ changes: undefined, customer: customer.id })}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState picture="people" title={which === "entered" ? "Nobody entered" : "Nobody left"}>
            Whoever comes and goes is found when the segment is counted: every day, and whenever it is used.
          </EmptyState>
        }
        onEnd={list.more}
        hasMore={list.hasNextPage}
        stale={list.isPlaceholderData}
      />
    </SidePanel>
  );
}
