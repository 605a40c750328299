// Orders: what was bought, newest first, by search, status and dates that live in the URL. One opens beside the list.
import { getRouteApi, Outlet } from "@tanstack/react-router";
import { readFilters, writeFilters } from "../../../contract/filters.ts";
import { type Order, orderEndpoints } from "../../../contract/orders.ts";
import { urlOf } from "../../api.ts";
import { useApiPages } from "../../api-query.ts";
import { ExportButton } from "../../export-button.tsx";
import { useFoundTotal } from "../../found-total.ts";
import { useHowMany, usePageSubject } from "../../page-subject.ts";
import { usePaths } from "../../paths.ts";
import { AddFilter } from "../../ui/add-filter.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { FilterBar, type FilterChoice } from "../../ui/filter-bar.tsx";
import { FilterChips } from "../../ui/filter-chips.tsx";
import { FoundCount } from "../../ui/found-count.tsx";
import { Page } from "../../ui/page.tsx";
import { usePicking } from "../../ui/picking.ts";
import { PickedBar, useMayPick } from "../lists/picked-bar.tsx";
import { NoOrders } from "./no-orders.tsx";
import { useOrderAttributes } from "./order-attributes.ts";
import { orderColumns } from "./order-columns.tsx";
import { OrderDays } from "./order-days.tsx";
import { orderStatusWords } from "./order-status.tsx";

const route = getRouteApi("/w/$workspace/orders");

const filters: FilterChoice[] = [
  {
    key: "status",
    label: "Status",
    options: Object.entries(orderStatusWords).map(([value, { label }]) => ({ value, label })),
  },
];

const idOf = ({ id }: Order) => id;

export function OrdersPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const paths = usePaths();
  const list = useApiPages(orderEndpoints.list, { query: search });
  const total = useFoundTotal(orderEndpoints.count, search, list.data?.pages[0]);
  const attributes = useOrderAttributes();
  const chosen = readFilters(search.filters);
  const { sort, ...asked } = search;
  const picking = useMayPick(
    usePicking({
      rows: list.rows,
      rowKey: idOf,
      nameOf: ({ external_id }) => `order ${external_id}`,
      filters: asked,
    }),
  );
  const filtered = Object.values(asked).some(Boolean);
  const shown = { of: "orders", ...asked } as const;
  usePageSubject({ kind: "orders", sees: useHowMany()(total, "order"), shown });
  const change = (changed: object) =>
    void navigate({ search: (now) => ({ ...now, ...changed }), replace: true });
  return (
    <Page
      title="Orders"
      about="What was bought, with its lines. Pending, cancelled and refunded orders do not count."
    >
      <FilterBar
        searchLabel="Order id, name, e-mail or phone"
        filters={filters}
        values={search}
        onChange={change}
        more={
          <>
            <OrderDays from={search.from} to={search.to} onChange={change} />
            <AddFilter
              attributes={attributes}
              onAdd={(filter) => change({ filters: writeFilters([...chosen, filter]) })}
            />
          </>
        }
        clears={["from", "to", "filters"]}
      >
        <FoundCount total={total} one="order" />
        <ExportButton
          url={(bom) => urlOf(orderEndpoints.export, { query: { ...search, bom } })}
          fileName="Orders.csv"
          total={total}
          unit="orders"
        />
      </FilterBar>
      <FilterChips
        filters={chosen}
        attributes={attributes}
        onChange={(left) => change({ filters: writeFilters(left) })}
      />
      <DataTable<Order>
        label="Orders"
        columns={orderColumns}
        rows={list.rows}
        rowKey={idOf}
        onOpen={(order) => void navigate({ ...paths.order(order.id), search: true, resetScroll: false })}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<NoOrders filtered={filtered} />}
        onEnd={list.more}
        hasMore={list.hasNextPage}
        stale={list.isPlaceholderData}
        sort={sort ?? "-ordered_at"}
        onSort={(next) => change({ sort: next })}
        picking={picking}
      />
      <PickedBar
        picking={picking}
        one="order"
        total={total}
        hasMore={list.hasNextPage}
        customerOf={({ customer }) => customer.id}
        matching={shown}
      />
      <Outlet />
    </Page>
  );
}
