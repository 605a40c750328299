// An order's lines as a receipt: each product, then what was taken off and paid back, then what is left.
import { Text } from "@mantine/core";
import type { OrderWithItems } from "../../../contract/orders.ts";
import { Count, Money } from "../../ui/numbers.tsx";
import classes from "./order-lines.module.css";

export function OrderLines({ order }: { order: OrderWithItems }) {
  const { currency } = order;
  return (
    <table className={classes.receipt} aria-label="Lines of this order">
      <thead>
        <tr>
          <th scope="col" className={`${classes.cell} ${classes.head}`}>
            Product
          </th>
          <th scope="col" className={`${classes.cell} ${classes.head}`}>
            Quantity
          </th>
          <th scope="col" className={`${classes.cell} ${classes.head}`}>
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {order.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal; they never move
          <tr key={index} className={classes.line}>
            <td className={classes.cell}>
              {item.name ?? item.product_id}
              <Text size="sm" c="dimmed">
                {[item.category, item.sku ?? item.product_id].filter(Boolean).join(", ")}
              </Text>
            </td>
            <td className={classes.cell}>
              <Count value={item.quantity} /> × <Money amount={item.price} currency={currency} />
            </td>
            <td className={classes.cell}>
              <Money amount={item.total} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <Sum label="Discount" amount={-order.discount} currency={currency} />
        <Sum label="Total" amount={order.total} currency={currency} always />
        <Sum label="Paid back" amount={-order.refunded} currency={currency} />
      </tfoot>
    </table>
  );
}

function Sum(props: { label: string; amount: number; currency: string; always?: boolean }) {
  if (!props.always && Math.abs(props.amount) === 0) return null;
  return (
    <tr className={classes.sum} data-strong={props.always || undefined}>
      <th scope="row" colSpan={2} className={classes.cell}>
        {props.label}
      </th>
      <td className={classes.cell}>
        <Money amount={props.amount} currency={props.currency} />
      </td>
    </tr>
  );
}
