// The two sides of a saved segment: its rule, and who that is.
import { Tabs, Text } from "@mantine/core";
import type { Customer } from "../../../../contract/customers.ts";
import { type Segment, segmentEndpoints } from "../../../../contract/segments.ts";
import { useApiPages } from "../../../api-query.ts";
import { type Column, DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Initials } from "../../../ui/initials.tsx";
import { NameCell } from "../../../ui/name-cell.tsx";
import { customerColumns } from "../../customers/customer-columns.tsx";
import { nameOf } from "../../customers/customer-name.ts";

export function SegmentTabs(props: { members: boolean; onChange: (members: boolean) => void }) {
  return (
    <Tabs
      value={props.members ? "members" : "rule"}
      onChange={(value) => props.onChange(value === "members")}
      keepMounted={false}
    >
      <Tabs.List aria-label="Segment">
        <Tabs.Tab value="rule">Rule</Tabs.Tab>
        <Tabs.Tab value="members">Members</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
}

/** Opens beside the segment rather than on the customers' own page. */
const columns: Column<Customer>[] = [
  {
    key: "name",
    head: "Name",
    cell: (customer) => (
      <NameCell before={<Initials name={nameOf(customer)} size={28} />}>{nameOf(customer)}</NameCell>
    ),
  },
  ...customerColumns.filter(({ key }) => key !== "name").map(({ sort: _, ...column }) => column),
];

export function MembersTab(props: { segment: Segment; dirty: boolean; onCustomer: (id: string) => void }) {
  const list = useApiPages(segmentEndpoints.customers, { params: { id: props.segment.id }, query: {} });
  return (
    <>
      {props.dirty && (
        <Text c="dimmed">These are the members by the saved rule; your changes have not been saved.</Text>
      )}
      <DataTable<Customer>
        label="Members"
        columns={columns}
        rows={list.rows}
        rowKey={(customer) => customer.id}
        onOpen={(customer) => props.onCustomer(customer.id)}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState picture="people" title="Nobody fits just now">
            The rule holds for none of your customers. They appear here as soon as one does.
          </EmptyState>
        }
        onEnd={list.more}
        hasMore={list.hasNextPage}
      />
    </>
  );
}
