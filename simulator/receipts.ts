// What is posted, as the receiver reads it: receipts for the callback address, orders for the shop.
import type { OrdersTo, Receipt, ReceiptBatch } from "../contract/vendor.ts";
import type { Happening, MessageRecord } from "./record.ts";
import type { Waiting } from "./waiting.ts";

/** One posting of one message, on its way. */
export interface Parcel {
  waiting: Waiting;
  /** Index into the record's postings. */
  posting: number;
}

export function receiptBody(parcels: readonly Parcel[]): string {
  const batch: ReceiptBatch = { receipts: parcels.map(receiptOf) };
  return JSON.stringify(batch);
}

function receiptOf(parcel: Parcel): Receipt {
  const { record, happening, at } = opened(parcel);
  const { event, reason, url } = happening as Exclude<Happening, { event: "ordered" }>;
  return {
    id: `r_${record.id.slice(2)}_${event}`,
    message_id: record.id,
    idempotency_key: record.key,
    event,
    occurred_at: at,
    reason,
    url,
  };
}

/** For `POST /api/orders/batch`; the id follows from the message, so that an order posted twice is one order. */
export function orderBody(parcels: readonly Parcel[], orders: OrdersTo): string {
  return JSON.stringify({ orders: parcels.map((parcel) => orderOf(parcel, orders)) });
}

function orderOf(parcel: Parcel, orders: OrdersTo) {
  const { record, happening, at } = opened(parcel);
  const { customer, product, quantity } = (happening as Extract<Happening, { event: "ordered" }>).order;
  return {
    // Short enough to be read out; 48 bits of the id do not meet by chance.
    external_id: `sim-${record.id.slice(2, 14)}`,
    customer,
    ordered_at: at,
    status: "paid",
    currency: orders.currency,
    total: Number((product.price * quantity).toFixed(2)),
    channel: "web",
    items: [{ ...product, quantity }],
  };
}

function opened({ waiting, posting }: Parcel) {
  const record = JSON.parse(waiting.text) as MessageRecord;
  const happening = record.happenings[record.postings[posting]![1]]!;
  return { record, happening, at: new Date(record.takenAt + happening.after).toISOString() };
}
