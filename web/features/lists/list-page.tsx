// One list: who is on it, adding people by a paste, taking them off.
import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useMemo, useRef } from "react";
import type { Customer } from "../../../contract/customers.ts";
import { listEndpoints } from "../../../contract/lists.ts";
import { useApi, useApiPages } from "../../api-query.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { FilterBar } from "../../ui/filter-bar.tsx";
import { Page } from "../../ui/page.tsx";
import { useMay } from "../../workspace.tsx";
import { customerColumns } from "../customers/customer-columns.tsx";
import { SplitPanel } from "../segments/split/split-panel.tsx";
import { ListActions } from "./list-actions.tsx";
import { PasteMembers } from "./paste-members.tsx";
import { useMembers } from "./use-members.ts";

const route = getRouteApi("/w/$workspace/lists/$list");
const plain = customerColumns.map(({ sort: _, ...column }) => column);

export function ListPage() {
  const { list: id } = route.useParams();
  const { split, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const paths = usePaths();
  const mayWrite = useMay("segments:write");
  const list = useApi(listEndpoints.get, { params: { id } });
  const members = useApiPages(listEndpoints.customers, { params: { id }, query: search });
  const columns = useColumns(id, mayWrite);
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const count = list.data?.members;
  return (
    <Page
      title={list.data?.name ?? "List"}
      about={list.data?.description ?? (count === undefined ? undefined : `${count} on this list`)}
      above={<AppLink {...paths.lists()}>Lists</AppLink>}
      action={mayWrite && list.data && <ListActions list={list.data} />}
    >
      {split && mayWrite && list.data && (
        <SplitPanel
          of={{ ...list.data, kind: "list" }}
          onClose={() => void navigate({ to: ".", search, resetScroll: false })}
        />
      )}
      {mayWrite && <PasteMembers id={id} />}
      <FilterBar
        searchLabel="Name, e-mail, phone or id"
        values={search}
        onChange={(changed: object) =>
          void navigate({ to: ".", search: (now) => ({ ...now, ...changed }), replace: true })
        }
      />
      <DataTable<Customer>
        label="Members"
        columns={columns}
        rows={members.rows}
        rowKey={(customer) => customer.id}
        onOpen={(customer) => void navigate(paths.customer(customer.id))}
        error={members.error}
        onRetry={() => void members.refetch()}
        empty={
          <EmptyState picture="segment" title={search.search ? "Nobody by that name" : "Nobody is on it yet"}>
            {search.search
              ? "Search looks at names, e-mails, phones and ids."
              : "Paste who belongs on it above."}
          </EmptyState>
        }
        onEnd={members.more}
        hasMore={members.hasNextPage}
        stale={members.isPlaceholderData}
      />
    </Page>
  );
}

/** One list for the table's life, since rows are drawn anew when it changes. */
function useColumns(id: string, mayWrite: boolean): Column<Customer>[] {
  const { takeOff } = useMembers(id);
  const steady = useRef(takeOff);
  useEffect(() => {
    steady.current = takeOff;
  });
  return useMemo(
    () => (mayWrite ? [...plain, offColumn((customer) => steady.current(customer))] : plain),
    [mayWrite],
  );
}

function offColumn(takeOff: (customer: Customer) => void): Column<Customer> {
  return {
    key: "off",
    head: "On the list",
    align: "right",
    cell: (customer) => (
      <Button variant="subtle" size="compact-sm" onClick={() => takeOff(customer)}>
        Take off
      </Button>
    ),
  };
}
