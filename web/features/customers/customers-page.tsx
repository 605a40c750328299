// Customers: everyone the shop knows, by search, filters and sort that live in the URL. One opens beside the list.
import { Group } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Outlet } from "@tanstack/react-router";
import { type Customer, customerEndpoints } from "../../../contract/customers.ts";
import { readFilters, writeFilters } from "../../../contract/filters.ts";
import { urlOf } from "../../api.ts";
import { apiQuery, useApiPages } from "../../api-query.ts";
import { ExportButton } from "../../export-button.tsx";
import { useFoundTotal } from "../../found-total.ts";
import { ButtonLink } from "../../frame/link.tsx";
import { useHowMany, usePageSubject } from "../../page-subject.ts";
import { usePaths } from "../../paths.ts";
import { AddFilter } from "../../ui/add-filter.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { FilterBar } from "../../ui/filter-bar.tsx";
import { FilterChips } from "../../ui/filter-chips.tsx";
import { FoundCount } from "../../ui/found-count.tsx";
import { Page } from "../../ui/page.tsx";
import { usePicking } from "../../ui/picking.ts";
import { useMay, useWorkspaceSlug } from "../../workspace.tsx";
import { PickedBar, useMayPick } from "../lists/picked-bar.tsx";
import { useCustomerAttributes } from "./customer-attributes.ts";
import { customerColumns } from "./customer-columns.tsx";
import { nameOf } from "./customer-name.ts";
import { NoCustomers } from "./no-customers.tsx";
import { useCustomerFilters } from "./use-customer-filters.ts";

const route = getRouteApi("/w/$workspace/customers");

export function CustomersPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const paths = usePaths();
  const mayAdd = useMay("customers:write");
  const list = useApiPages(customerEndpoints.list, { query: search });
  const total = useFoundTotal(customerEndpoints.count, search, list.data?.pages[0]);
  const filters = useCustomerFilters();
  const attributes = useCustomerAttributes();
  const chosen = readFilters(search.filters);
  const { sort, ...asked } = search;
  const picking = useMayPick(usePicking({ rows: list.rows, rowKey: idOf, nameOf, filters: asked }));
  const show = useShowAtOnce();
  const filtered = Object.values(asked).some(Boolean);
  const shown = { of: "customers", ...asked } as const;
  const howMany = useHowMany()(total, "customer");
  usePageSubject({ kind: "customers", sees: filtered ? `${howMany}, filtered` : `all ${howMany}`, shown });
  const change = (changed: object) =>
    void navigate({ search: (now) => ({ ...now, ...changed }), replace: true });
  const open = (customer: Customer) => {
    show(customer);
    void navigate({ ...paths.customer(customer.id), search: true, resetScroll: false });
  };
  return (
    <Page
      title="Customers"
      about="Everyone who bought from you or left a way to reach them."
      action={
        mayAdd && (
          <Group gap="xs">
            <ButtonLink {...paths.duplicates()} variant="default">
              Find duplicates
            </ButtonLink>
            <ButtonLink {...paths.newCustomer()} search={true}>
              Add customer
            </ButtonLink>
          </Group>
        )
      }
    >
      <FilterBar
        searchLabel="Name, e-mail, phone or id"
        filters={filters}
        values={search}
        onChange={change}
        more={
          <AddFilter
            attributes={attributes}
            onAdd={(filter) => change({ filters: writeFilters([...chosen, filter]) })}
          />
        }
        clears={["filters"]}
      >
        <FoundCount total={total} one="customer" />
        <ExportButton
          url={(bom) => urlOf(customerEndpoints.export, { query: { ...search, bom } })}
          fileName="Customers.csv"
          total={total}
          unit="customers"
        />
      </FilterBar>
      <FilterChips
        filters={chosen}
        attributes={attributes}
        onChange={(left) => change({ filters: writeFilters(left) })}
      />
      <DataTable<Customer>
        label="Customers"
        columns={customerColumns}
        rows={list.rows}
        rowKey={idOf}
        onOpen={open}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<NoCustomers filtered={filtered} />}
        onEnd={list.more}
        hasMore={list.hasNextPage}
        stale={list.isPlaceholderData}
        sort={sort ?? "-created_at"}
        onSort={(next) => change({ sort: next })}
        picking={picking}
      />
      <PickedBar
        picking={picking}
        one="customer"
        total={total}
        hasMore={list.hasNextPage}
        customerOf={idOf}
        matching={shown}
      />
      <Outlet />
    </Page>
  );
}

const idOf = ({ id }: Customer) => id;

/** The list's row is the whole customer: the panel starts with it and reads it anew. */
function useShowAtOnce() {
  const client = useQueryClient();
  const workspace = useWorkspaceSlug();
  return (customer: Customer) => {
    const { queryKey } = apiQuery(workspace, customerEndpoints.get, { params: { id: customer.id } });
    client.setQueryData(queryKey, (known) => known ?? customer, { updatedAt: 1 });
  };
}
