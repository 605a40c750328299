// Who is in a segment now: searched, filtered and sorted as customers are everywhere, and to be taken away as a file.
import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { Customer } from "../../../../contract/customers.ts";
import { segmentLifeEndpoints } from "../../../../contract/segment-life.ts";
import { type Segment, segmentEndpoints } from "../../../../contract/segments.ts";
import { urlOf } from "../../../api.ts";
import { useApiPages } from "../../../api-query.ts";
import { type Column, DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FilterBar } from "../../../ui/filter-bar.tsx";
import { FoundCount } from "../../../ui/found-count.tsx";
import { Initials } from "../../../ui/initials.tsx";
import { NameCell } from "../../../ui/name-cell.tsx";
import { usePicking } from "../../../ui/picking.ts";
import { useMay, useWorkspace } from "../../../workspace.tsx";
import { customerColumns } from "../../customers/customer-columns.tsx";
import { nameOf } from "../../customers/customer-name.ts";
import { useCustomerFilters } from "../../customers/use-customer-filters.ts";
import { PickedBar, useMayPick } from "../../lists/picked-bar.tsx";
import { useSegmentPage } from "./page-search.ts";

/** Opens beside the segment rather than on the customers' own page. */
const columns: Column<Customer>[] = customerColumns.map((column) =>
  column.key === "name"
    ? {
        ...column,
        cell: (customer) => (
          <NameCell before={<Initials name={nameOf(customer)} size={28} />}>{nameOf(customer)}</NameCell>
        ),
      }
    : column,
);

export function MembersView({ segment }: { segment: Segment }) {
  const [page, change] = useSegmentPage();
  const { search, country, city, tag, ordered, consent, sort } = page;
  const filters = { search, country, city, tag, ordered, consent };
  const list = useApiPages(segmentEndpoints.customers, {
    params: { id: segment.id },
    query: { ...filters, sort },
  });
  const picking = useMayPick(usePicking({ rows: list.rows, rowKey: idOf, nameOf, filters }));
  const total = list.data?.pages[0]?.total;
  const filtered = Object.values(filters).some(Boolean);
  return (
    <>
      <FilterBar
        searchLabel="Name, e-mail, phone or id"
        filters={useCustomerFilters()}
        values={filters}
        onChange={change}
      >
        <FoundCount total={total} one="member" />
        <Export segment={segment} filters={filters} />
      </FilterBar>
      <DataTable<Customer>
        label="Members"
        columns={columns}
        rows={list.rows}
        rowKey={idOf}
        onOpen={(customer) => change({ customer: customer.id })}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<Nobody filtered={filtered} />}
        onEnd={list.more}
        hasMore={list.hasNextPage}
        stale={list.isPlaceholderData}
        sort={sort ?? "-last_order_at"}
        onSort={(next) => change({ sort: next as typeof sort })}
        picking={picking}
      />
      <PickedBar
        picking={picking}
        one="member"
        total={total}
        hasMore={list.hasNextPage}
        customerOf={idOf}
        matching={{ of: "segment", id: segment.id, ...filters }}
      />
    </>
  );
}

const idOf = ({ id }: Customer) => id;

function Nobody({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState picture="search" title="No member fits all of these">
        Search looks at names, e-mails, phones and ids. Take away a filter or use fewer letters.
      </EmptyState>
    );
  }
  return (
    <EmptyState picture="people" title="Nobody fits just now">
      The rule holds for none of your customers. They appear here as soon as one does.
    </EmptyState>
  );
}

/** The same people as the table shows; the browser says how far the download is. */
function Export({ segment, filters }: { segment: Segment; filters: object }) {
  const { slug } = useWorkspace();
  const href = urlOf(segmentLifeEndpoints.export, {
    params: { id: segment.id },
    query: { ...filters, workspace: slug },
  });
  if (!useMay("customers:export") || !segment.works) return null;
  return (
    <Button
      component="a"
      href={href}
      download
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
    >
      Export as CSV
    </Button>
  );
}
