// One list: who is on it, adding people by a paste, taking them off.
import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useMemo, useRef } from "react";
import type { Customer } from "../../../contract/customers.ts";
import { listEndpoints } from "../../../contract/lists.ts";
import { urlOf } from "../../api.ts";
import { useApi, useApiPages } from "../../api-query.ts";
import { ExportButton } from "../../export-button.tsx";
import { AppLink } from "../../frame/link.tsx";
import { useHowMany, usePageSubject } from "../../page-subject.ts";
import { usePaths } from "../../paths.ts";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { FilterBar } from "../../ui/filter-bar.tsx";
import { Page } from "../../ui/page.tsx";
import { PickBar } from "../../ui/pick-bar.tsx";
import { usePicking } from "../../ui/picking.ts";
import { useMay } from "../../workspace.tsx";
import { customerColumns } from "../customers/customer-columns.tsx";
import { nameOf } from "../customers/customer-name.ts";
import { SplitPanel } from "../segments/split/split-panel.tsx";
import { AddToList } from "./add-to-list.tsx";
import { ListActions } from "./list-actions.tsx";
import { PasteMembers } from "./paste-members.tsx";
import { useMayPick } from "./picked-bar.tsx";
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
  const { takeOff } = useMembers(id);
  const columns = useColumns(takeOff, mayWrite);
  const picking = useMayPick(usePicking({ rows: members.rows, rowKey: idOf, nameOf, filters: search }));
  const howMany = useHowMany();
  usePageSubject(
    list.data && {
      kind: "list",
      id,
      sees: `list “${list.data.name}”, ${howMany(list.data.members, "member")}`,
    },
  );
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
      >
        <ExportButton
          url={(bom) => urlOf(listEndpoints.export, { params: { id }, query: { ...search, bom } })}
          fileName={`${list.data?.name ?? "List"}.csv`}
          total={search.search ? undefined : count}
          unit="customers"
        />
      </FilterBar>
      <DataTable<Customer>
        label="Members"
        columns={columns}
        rows={members.rows}
        rowKey={idOf}
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
        picking={picking}
      />
      {picking && (
        // Those that are shown, since who is taken off is named one by one.
        <PickBar picking={picking} one="member" total={count} hasMore={false}>
          <AddToList
            variant="default"
            position="top-end"
            who={{ customer_ids: picking.rows.map(idOf) }}
            words="Add to a list…"
            onDone={picking.clear}
          />
          <Button
            variant="default"
            onClick={() => {
              takeOff(picking.rows);
              picking.clear();
            }}
          >
            Take off the list
          </Button>
        </PickBar>
      )}
    </Page>
  );
}

const idOf = ({ id }: Customer) => id;

/** One list for the table's life, since rows are drawn anew when it changes. */
function useColumns(takeOff: (customers: Customer[]) => void, mayWrite: boolean): Column<Customer>[] {
  const steady = useRef(takeOff);
  useEffect(() => {
    steady.current = takeOff;
  });
  return useMemo(
    () => (mayWrite ? [...plain, offColumn((customer) => steady.current([customer]))] : plain),
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
