// An order as a batch changes it in memory. What is left out of an order sent again stays as it was.
import {
  countingStatuses,
  type OrderInput,
  type OrderItemInput,
  type OrderStatus,
} from "../../../contract/orders.ts";
import { toMinor } from "../../../contract/values.ts";
import type { Imported } from "../customers/index.ts";
import { type FieldVersions, FieldWords } from "../customers/index.ts";

/** An order as it was sent, its currency filled in. */
export type OrderPayload = OrderInput & Imported & { currency: string };

export interface OrderState {
  /** Null for an order that has yet to be written. */
  id: string | null;
  external_id: string;
  customer_id: string;
  /** ISO 8601 */
  ordered_at: string;
  /** Minor units, as are the next two. */
  total: number;
  discount: number;
  refunded: number;
  status: OrderStatus;
  currency: string;
  coupon: string | null;
  channel: string | null;
  store: string | null;
  items_count: number;
  field_versions: FieldVersions | null;
}

/** What became of an order in a batch. */
export interface OrderChange {
  before: OrderState | undefined;
  after: OrderState;
  /** What it shall hold; undefined where no one said. */
  items: OrderItemInput[] | undefined;
}

export function counts(order: OrderState): boolean {
  return (countingStatuses as readonly OrderStatus[]).includes(order.status);
}

export function net(order: OrderState): number {
  return order.total - order.refunded;
}

/** Applies what was sent, in its order, on what was there. `customerIds` has one of each payload. */
export function followOrders(
  existing: readonly OrderState[],
  payloads: readonly OrderPayload[],
  customerIds: readonly string[],
): Map<string, OrderChange> {
  const before = new Map(existing.map((order) => [order.external_id, order]));
  const changes = new Map<string, OrderChange>();
  payloads.forEach((payload, i) => {
    const earlier = changes.get(payload.external_id);
    const start = earlier?.after ?? before.get(payload.external_id);
    const words = new FieldWords(start?.field_versions ?? null, payload.updated_at);
    const items = words.holds("items", payload.items) ? payload.items : undefined;
    changes.set(payload.external_id, {
      before: before.get(payload.external_id),
      after: applied(start, { ...payload, items }, customerIds[i]!, words),
      items: items ?? earlier?.items,
    });
  });
  return changes;
}

function applied(
  start: OrderState | undefined,
  payload: OrderPayload,
  customerId: string,
  words: FieldWords,
): OrderState {
  const { currency } = payload;
  const said = <F extends keyof OrderPayload>(field: F): OrderPayload[F] | undefined =>
    words.holds(field, payload[field]) ? payload[field] : undefined;
  const minor = (major: number | null | undefined, otherwise = 0) =>
    major === undefined ? otherwise : toMinor(major ?? 0, currency);
  const text = (sent: string | null | undefined, otherwise: string | null | undefined) =>
    sent === undefined ? (otherwise ?? null) : sent || null;
  const orderedAt = said("ordered_at");
  return {
    id: start?.id ?? null,
    external_id: payload.external_id,
    customer_id: said("customer") || !start ? customerId : start.customer_id,
    ordered_at: orderedAt || !start ? new Date(payload.ordered_at).toISOString() : start.ordered_at,
    total: minor(said("total"), start?.total),
    discount: minor(said("discount"), start?.discount),
    refunded: minor(said("refunded"), start?.refunded),
    status: said("status") ?? start?.status ?? "paid",
    currency,
    coupon: text(said("coupon"), start?.coupon),
    channel: text(said("channel"), start?.channel),
    store: text(said("store"), start?.store),
    items_count: payload.items?.length ?? start?.items_count ?? 0,
    // Read last: asking what holds remembers it.
    field_versions: words.versions,
  };
}

/** Whether the order's own row says something else now. */
export function differs(before: OrderState, after: OrderState): boolean {
  return (Object.keys(after) as (keyof OrderState)[]).some((key) => before[key] !== after[key]);
}
