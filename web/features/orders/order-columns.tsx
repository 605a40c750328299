// What the list of orders shows of each.
import type { Order } from "../../../contract/orders.ts";
import { NameLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import type { Column } from "../../ui/data-table.tsx";
import { Count, Money } from "../../ui/numbers.tsx";
import { When } from "../../ui/when.tsx";
import { OrderStatusBadge } from "./order-status.tsx";

export const orderColumns: Column<Order>[] = [
  { key: "id", head: "Order", cell: (order) => <Name order={order} /> },
  { key: "customer", head: "Customer", from: "sm", cell: (order) => <Buyer order={order} /> },
  { key: "status", head: "Status", from: "sm", cell: ({ status }) => <OrderStatusBadge status={status} /> },
  { key: "channel", head: "Bought at", from: "lg", cell: ({ store, channel }) => store ?? channel },
  {
    key: "at",
    head: "Placed",
    align: "right",
    sort: { down: "-ordered_at", up: "ordered_at" },
    cell: ({ ordered_at }) => <When at={ordered_at} capital />,
  },
  {
    key: "items",
    head: "Items",
    align: "right",
    from: "md",
    cell: ({ items_count }) => <Count value={items_count} />,
  },
  {
    key: "total",
    head: "Total",
    align: "right",
    sort: { down: "-total", up: "total" },
    cell: ({ total, currency }) => <Money amount={total} currency={currency} />,
  },
];

function Name({ order }: { order: Order }) {
  const paths = usePaths();
  return (
    <NameLink {...paths.order(order.id)} tabIndex={-1} over>
      {order.external_id}
    </NameLink>
  );
}

function Buyer({ order: { customer } }: { order: Order }) {
  const paths = usePaths();
  return (
    <NameLink {...paths.customer(customer.id)} tabIndex={-1} plain>
      {customer.name ?? customer.email ?? customer.external_id ?? "Nameless customer"}
    </NameLink>
  );
}
