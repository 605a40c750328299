// What is posted, as the receiver reads it: receipts for the callback address, orders for the shop.
import type { OrdersTo, Receipt, ReceiptBatch } from "../contract/vendor.ts";
import type { Happening, MessageRecord } from "./record.ts";

/** One posting of one message, on its way. */
export interface Parcel {
  record: MessageRecord;
  /** Index into the record's postings. */
  posting: number;
}

export function happeningOf({ record, posting }: Parcel): Happening {
  return record.happenings[record.postings[posting]!.happening]!;
}

export function receiptBody(parcels: readonly Parcel[]): string {
  const batch: ReceiptBatch = { receipts: parcels.map(receiptOf) };
  return JSON.stringify(batch);
}

function receiptOf(parcel: Parcel): Receipt {
  const happening = happeningOf(parcel) as Exclude<Happening, { event: "ordered" }>;
  const { id, key } = parcel.record;
  return {
    id: `r_${id.slice(2)}_${happening.event}`,
    message_id: id,
    idempotency_key: key,
    event: happening.event,
    occurred_at: new Date(happening.at).toISOString(),
    reason: happening.reason,
    url: happening.url,
  };
}

/** For `POST /api/orders/batch`; the id follows from the message, so that an order posted twice is one order. */
export function orderBody(parcels: readonly Parcel[], orders: OrdersTo): string {
  return JSON.stringify({ orders: parcels.map((parcel) => orderOf(parcel, orders)) });
}

function orderOf(parcel: Parcel, orders: OrdersTo) {
  const { at, order } = happeningOf(parcel) as Extract<Happening, { event: "ordered" }>;
  const { product, quantity } = order;
  return {
    external_id: `sim-${parcel.record.id.slice(2)}`,
    customer: order.customer,
    ordered_at: new Date(at).toISOString(),
    status: "paid",
    currency: orders.currency,
    total: Number((product.price * quantity).toFixed(2)),
    channel: "web",
    items: [{ ...product, quantity }],
  };
}
