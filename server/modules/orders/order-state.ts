// An order as a batch changes it in memory. What is left out of an order sent again stays as it was.
import {
  countingStatuses,
  type OrderInput,
  type OrderItemInput,
  type OrderStatus,
} from "../../../contract/orders.ts";
import { toMinor } from "../../../contract/values.ts";
import { type FieldVersions, FieldWords, type Imported } from "../customers/index.ts";
import { converted, convertedPrice, type FindRate, missingRate, type Rate } from "./rates/rates.ts";

/** An order as it was sent. `currency` is the workspace's; its amounts are in `original_currency` where there is one. */
export type OrderPayload = OrderInput & Imported & { currency: string; original_currency?: string };

/** `currency` is the workspace's. */
export function payloadOf<O extends OrderInput>(
  order: O,
  currency: string,
): O & { currency: string; original_currency?: string } {
  const original_currency = order.currency;
  if (original_currency === undefined || original_currency === currency) return { ...order, currency };
  return { ...order, currency, original_currency };
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
  field_versions: FieldVersions | null;
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
    const words = new FieldWords(start?.field_versions ?? null, payload.updated_at);
    const items = words.holds("items", payload.items) ? payload.items : undefined;
    const after = applied(start, payload, customerIds[i]!, { items, words, rates });
    changes.set(payload.external_id, {
      before: before.get(payload.external_id),
      after,
      items: keptItems(items ?? earlier?.items, after),
    });
  });
  return changes;
}

/** Converted by the order's rate; those that were before are again from what they cost. */
function keptItems(
  items: readonly KeptItem[] | undefined,
  { exchange_rate }: OrderState,
): KeptItem[] | undefined {
  return items?.map((kept) => {
    if (kept.original_price === undefined && exchange_rate === null) return kept;
    const { original_price, ...item } = kept;
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

/** What is said of money that holds. */
type MoneySaid = Partial<Pick<OrderPayload, "total" | "discount" | "refunded">>;

/** What does not hold any more stays as it is, in the currency that it is in. */
function amounts(
  start: OrderState | undefined,
  payload: OrderPayload,
  said: MoneySaid,
  rates: FindRate,
): Amounts {
  const { currency } = payload;
  const stays = start !== undefined && said.total === undefined;
  const original_currency = stays ? (start.original_currency ?? undefined) : payload.original_currency;
  const minor = (major: number | null | undefined, otherwise: number | null | undefined, of: string) =>
    major === undefined ? (otherwise ?? 0) : toMinor(major ?? 0, of);
  if (original_currency === undefined)
    return {
      total: minor(said.total, start?.total, currency),
      discount: minor(said.discount, start?.discount, currency),
      refunded: minor(said.refunded, start?.refunded, currency),
      ...unconverted,
    };
  const before = start?.original_currency === original_currency ? start : undefined;
  const { rate, from } = rateFor(payload, original_currency, before, rates);
  const original_total = minor(said.total, before?.original_total, original_currency);
  const original_discount = minor(said.discount, before?.original_discount, original_currency);
  const original_refunded = minor(said.refunded, before?.original_refunded, original_currency);
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
  { items, words, rates }: { items: readonly KeptItem[] | undefined; words: FieldWords; rates: FindRate },
): OrderState {
  const said = <F extends keyof OrderPayload>(field: F): OrderPayload[F] | undefined =>
    words.holds(field, payload[field]) ? payload[field] : undefined;
  const text = (sent: string | null | undefined, otherwise: string | null | undefined) =>
    sent === undefined ? (otherwise ?? null) : sent || null;
  const orderedAt = said("ordered_at");
  const customer_id = said("customer") || !start ? customerId : start.customer_id;
  const money = amounts(
    start,
    payload,
    { total: said("total"), discount: said("discount"), refunded: said("refunded") },
    rates,
  );
  // Each amount by its name: spread in, they took a microsecond more.
  return {
    id: start?.id ?? null,
    external_id: payload.external_id,
    customer_id,
    ordered_at: orderedAt || !start ? new Date(payload.ordered_at).toISOString() : start.ordered_at,
    total: money.total,
    discount: money.discount,
    refunded: money.refunded,
    original_currency: money.original_currency,
    original_total: money.original_total,
    original_discount: money.original_discount,
    original_refunded: money.original_refunded,
    exchange_rate: money.exchange_rate,
    rate_from: money.rate_from,
    status: said("status") ?? start?.status ?? "paid",
    currency: payload.currency,
    coupon: text(said("coupon"), start?.coupon),
    channel: text(said("channel"), start?.channel),
    store: text(said("store"), start?.store),
    items_count: items?.length ?? start?.items_count ?? 0,
    // Read last: asking what holds remembers it.
    field_versions: words.versions,
  };
}

/** Whether the order's own row says something else now. */
export function differs(before: OrderState, after: OrderState): boolean {
  return (Object.keys(after) as (keyof OrderState)[]).some((key) => before[key] !== after[key]);
}
