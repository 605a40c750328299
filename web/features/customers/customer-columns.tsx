// What the list of customers shows of each.
import type { Customer } from "../../../contract/customers.ts";
import { NameLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import type { Column } from "../../ui/data-table.tsx";
import { Initials } from "../../ui/initials.tsx";
import { NameCell } from "../../ui/name-cell.tsx";
import { Count, Money } from "../../ui/numbers.tsx";
import { When } from "../../ui/when.tsx";
import { nameOf } from "./customer-name.ts";

export const customerColumns: Column<Customer>[] = [
  {
    key: "name",
    head: "Name",
    sort: { up: "name", down: "-name" },
    cell: (customer) => <Name customer={customer} />,
  },
  { key: "reach", head: "E-mail or phone", from: "sm", cell: ({ email, phone }) => email ?? phone },
  {
    key: "city",
    head: "City",
    from: "md",
    cell: ({ city, country }) => [city, country].filter(Boolean).join(", "),
  },
  {
    key: "orders",
    head: "Orders",
    align: "right",
    from: "md",
    sort: { down: "-orders_count" },
    cell: ({ orders }) => <Count value={orders.count} />,
  },
  {
    key: "spent",
    head: "Spent",
    align: "right",
    sort: { down: "-orders_total" },
    cell: ({ orders }) => <Money amount={orders.total} currency={orders.currency} />,
  },
  {
    key: "last",
    head: "Last order",
    align: "right",
    from: "sm",
    sort: { down: "-last_order_at", up: "last_order_at" },
    cell: ({ orders }) => (orders.last_at ? <When at={orders.last_at} capital /> : "Never"),
  },
  {
    key: "since",
    head: "Since",
    align: "right",
    from: "lg",
    sort: { down: "-created_at", up: "created_at" },
    cell: ({ created_at }) => <When at={created_at} dayOnly />,
  },
];

function Name({ customer }: { customer: Customer }) {
  const paths = usePaths();
  const name = nameOf(customer);
  return (
    <NameCell before={<Initials name={name} size={28} />}>
      <NameLink {...paths.customer(customer.id)} tabIndex={-1} over>
        {name}
      </NameLink>
    </NameCell>
  );
}
