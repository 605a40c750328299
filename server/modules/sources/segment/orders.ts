// Commerce events that are about an order (Segment Spec: Ecommerce v2). An order may be told by any of them first.
import type { CustomerRef } from "../../../../contract/customers.ts";
import { type OrderFields, type Said, Unreadable } from "../delivery.ts";
import { amountOf, checkOrder, readItems } from "../read-order.ts";
import { fieldsOf, idOf, listOf, textOf } from "../values.ts";
import { versionOf } from "../versions.ts";
import type { SegmentMessage } from "./message.ts";

interface OrderEvent {
  /** Of two at the same moment the one further along holds. */
  rank: number;
  status?: string;
  /** Says when the order was placed. */
  places?: true;
  /** Its total is what was given back. */
  refund?: true;
}

const orderEvents: Record<string, OrderEvent> = {
  "order completed": { rank: 1, status: "paid", places: true },
  "completed order": { rank: 1, status: "paid", places: true },
  "order updated": { rank: 2 },
  "order refunded": { rank: 3, refund: true },
  "order cancelled": { rank: 4, status: "cancelled" },
  "order canceled": { rank: 4, status: "cancelled" },
};

export function isOrderEvent(event: string): boolean {
  return event.toLowerCase() in orderEvents;
}

/** Throws Unreadable where the order has no id or an amount cannot be read. */
export function readOrderEvent(
  event: string,
  message: SegmentMessage,
  customer: CustomerRef,
): { said: Said; notes: string[] } {
  const { rank, ...meaning } = orderEvents[event.toLowerCase()]!;
  const { properties, delivery } = message;
  const id = idOf(properties.order_id ?? properties.orderId);
  if (!id) throw new Unreadable(`“${event}” says of no order: order_id is missing`);
  const { items, notes } = readItems(listOf(properties.products).map(fieldsOf));
  const fields = meaning.refund
    ? refundOf(message)
    : { ...orderOf(message, meaning), ...(items.length > 0 ? { items } : {}) };
  const checked = checkOrder({ ...fields, customer, first_at: message.at }, properties.currency);
  return {
    said: {
      about: "order",
      id: `${delivery.source.prefix}${id}`,
      version: versionOf(message.at, rank, checked),
      fields: checked,
    },
    notes: meaning.refund ? [] : notes,
  };
}

/** `revenue` leaves out shipping and tax; it stands in only where no total is said. */
function orderOf(
  { properties, at }: SegmentMessage,
  { status, places }: OrderEvent | Omit<OrderEvent, "rank">,
): OrderFields {
  return {
    ...(status ? { status } : {}),
    ...(places ? { ordered_at: at } : {}),
    total: amountOf(properties.total ?? properties.value ?? properties.revenue),
    discount: amountOf(properties.discount),
    coupon: textOf(properties.coupon, 120),
    store: textOf(properties.affiliation, 120),
  };
}

/** What is given back, in all or in part: each message once. */
function refundOf({ properties, id }: SegmentMessage): OrderFields {
  const amount = amountOf(properties.total ?? properties.value ?? properties.revenue);
  if (amount === undefined) return { status: "refunded" };
  return { refunds: { [id]: Math.abs(amount) } };
}
