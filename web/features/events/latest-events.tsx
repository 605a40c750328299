// The latest events, newest first, each with whose it is and what it said.
import type { ShopEvent } from "../../../contract/events.ts";
import { NameLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { When } from "../../ui/when.tsx";
import classes from "./events.module.css";
import { propertyWords } from "./property-words.ts";

interface List {
  rows: ShopEvent[] | undefined;
  error: Error | null;
  refetch: () => unknown;
  more: () => void;
  hasNextPage: boolean;
  isPlaceholderData: boolean;
}

const columns: Column<ShopEvent>[] = [
  { key: "name", head: "Event", cell: (event) => event.name },
  { key: "customer", head: "Customer", cell: (event) => <Who event={event} /> },
  {
    key: "properties",
    head: "Properties",
    from: "md",
    cell: ({ properties }) => <span className={classes.properties}>{propertyWords(properties)}</span>,
  },
  { key: "at", head: "When", align: "right", cell: ({ occurred_at }) => <When at={occurred_at} capital /> },
];

export function LatestEvents({ list }: { list: List }) {
  return (
    <DataTable<ShopEvent>
      label="Latest events"
      columns={columns}
      rows={list.rows}
      rowKey={(event) => event.id}
      error={list.error as never}
      onRetry={() => void list.refetch()}
      empty={
        <EmptyState picture="search" title="No event of this name">
          Choose another, or all events.
        </EmptyState>
      }
      onEnd={list.more}
      hasMore={list.hasNextPage}
      stale={list.isPlaceholderData}
    />
  );
}

function Who({ event: { customer } }: { event: ShopEvent }) {
  const paths = usePaths();
  return (
    <NameLink {...paths.customer(customer.id)} plain>
      {customer.name ?? customer.email ?? customer.external_id ?? "Nameless customer"}
    </NameLink>
  );
}
