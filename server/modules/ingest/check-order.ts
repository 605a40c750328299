// What makes an order fit a workspace, beyond its own shape.
import type { Fault } from "../../../contract/errors.ts";
import type { OrderInput } from "../../../contract/orders.ts";

export function currencyFaults(order: Pick<OrderInput, "currency">, currency: string): Fault[] {
  if (order.currency === undefined || order.currency === currency) return [];
  return [
    {
      path: "/currency",
      message: `this workspace counts in ${currency}; orders in ${order.currency} are not converted yet`,
      hint: `send the order's amounts in ${currency}`,
    },
  ];
}
