// An order as a batch changes it in memory. What is left out of an order sent again stays as it was.
import {
  countingStatuses,
  type OrderInput,
  type OrderItemInput,
  type OrderStatus,
} from "../../../contract/orders.ts";
import { toMinor } from "../../../contract/values.ts";
import { converted, convertedPrice, type FindRate, missingRate, type Rate } from "./rates/rates.ts";

/** An order as it was sent. `currency` is the workspace's; its amounts are in `original_currency` where there is one. */
export type OrderPayload = OrderInput & { currency: string; original_currency?: string };

/** `currency` is the workspace's. */
export function payloadOf(order: OrderInput, currency: string): OrderPayload {
  const other = order.currency !== undefined && order.currency !== currency;
  return { ...order, currency, ...(other ? { original_currency: order.currency } : {}) };
}

export type KeptItem = OrderItemInput & { original_price?: number };

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
  original_currency: string | null;
  /** Minor units of the original currency, as are the next two. */
  original_total: number | null;
  original_discount: number | null;
  original_refunded: number | null;
  exchange_rate: number | null;
  rate_from: "order" | "table" | null;
  coupon: string | null;
  channel: string | null;
  store: string | null;
  items_count: number;
}

/** What became of an order in a batch. */
export interface OrderChange {
  before: OrderState | undefined;
  after: OrderState;
  /** What it shall hold; undefined where no one said. */
  items: KeptItem[] | undefined;
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
  rates: FindRate,
): Map<string, OrderChange> {
  const before = new Map(existing.map((order) => [order.external_id, order]));
  const changes = new Map<string, OrderChange>();
  payloads.forEach((payload, i) => {
    const earlier = changes.get(payload.external_id);
    const start = earlier?.after ?? before.get(payload.external_id);
    const after = applied(start, payload, customerIds[i]!, rates);
    changes.set(payload.external_id, {
      before: before.get(payload.external_id),
      after,
      items: keptItems(payload.items ?? earlier?.items, after),
    });
  });
  return changes;
}

/** Converted by the order's rate; those that were before are again from what they cost. */
function keptItems(
  items: readonly KeptItem[] | undefined,
  { exchange_rate }: OrderState,
): KeptItem[] | undefined {
  return items?.map(({ original_price, ...item }) => {
    const price = original_price ?? item.price;
    if (exchange_rate === null) return { ...item, price };
    return { ...item, price: convertedPrice(price, exchange_rate), original_price: price };
  });
}

interface Amounts
  extends Pick<
    OrderState,
    | "total"
    | "discount"
    | "refunded"
    | "original_currency"
    | "original_total"
    | "original_discount"
    | "original_refunded"
    | "exchange_rate"
    | "rate_from"
  > {}

function amounts(start: OrderState | undefined, payload: OrderPayload, rates: FindRate): Amounts {
  const { currency, original_currency } = payload;
  const minor = (major: number | null | undefined, otherwise: number | null | undefined, of: string) =>
    major === undefined ? (otherwise ?? 0) : toMinor(major ?? 0, of);
  if (original_currency === undefined)
    return {
      total: minor(payload.total, 0, currency),
      discount: minor(payload.discount, start?.discount, currency),
      refunded: minor(payload.refunded, start?.refunded, currency),
      ...unconverted,
    };
  const before = start?.original_currency === original_currency ? start : undefined;
  const { rate, from } = rateFor(payload, original_currency, before, rates);
  const original_total = minor(payload.total, 0, original_currency);
  const original_discount = minor(payload.discount, before?.original_discount, original_currency);
  const original_refunded = minor(payload.refunded, before?.original_refunded, original_currency);
  const into = (amount: number) => converted(amount, original_currency, currency, rate);
  return {
    total: into(original_total),
    discount: into(original_discount),
    refunded: into(original_refunded),
    original_currency,
    original_total,
    original_discount,
    original_refunded,
    exchange_rate: rate,
    rate_from: from,
  };
}

const unconverted = {
  original_currency: null,
  original_total: null,
  original_discount: null,
  original_refunded: null,
  exchange_rate: null,
  rate_from: null,
};

/** Sent again without a rate, an order keeps the one it has: a rate changed later does not change what was. */
function rateFor(
  payload: OrderPayload,
  currency: string,
  before: OrderState | undefined,
  rates: FindRate,
): Rate {
  if (payload.exchange_rate !== undefined) return { rate: payload.exchange_rate, from: "order" };
  if (before?.exchange_rate) return { rate: before.exchange_rate, from: before.rate_from! };
  const rate = rates(currency, payload.ordered_at);
  if (rate !== undefined) return { rate, from: "table" };
  throw missingRate(payload.external_id, currency, payload.ordered_at, payload.currency);
}

function applied(
  start: OrderState | undefined,
  payload: OrderPayload,
  customerId: string,
  rates: FindRate,
): OrderState {
  const text = (sent: string | null | undefined, otherwise: string | null | undefined) =>
    sent === undefined ? (otherwise ?? null) : sent || null;
  return {
    id: start?.id ?? null,
    external_id: payload.external_id,
    customer_id: customerId,
    ordered_at: new Date(payload.ordered_at).toISOString(),
    ...amounts(start, payload, rates),
    status: payload.status ?? start?.status ?? "paid",
    currency: payload.currency,
    coupon: text(payload.coupon, start?.coupon),
    channel: text(payload.channel, start?.channel),
    store: text(payload.store, start?.store),
    items_count: payload.items?.length ?? start?.items_count ?? 0,
  };
}

/** Whether the order's own row says something else now. */
export function differs(before: OrderState, after: OrderState): boolean {
  return (Object.keys(after) as (keyof OrderState)[]).some((key) => before[key] !== after[key]);
}
