// A WooCommerce order with the refunds that it lists.
import { type Delivery, type OrderFields, type Said, Unreadable } from "../delivery.ts";
import { amountOf, checkOrder, readItems } from "../read-order.ts";
import { fieldsOf, idOf, instantOf, listOf, textOf } from "../values.ts";
import { versionOf } from "../versions.ts";
import { readWooBuyer } from "./customer.ts";

type Fields = Record<string, unknown>;

/** Statuses that plugins add are told by whether the order was paid. */
const statuses: Record<string, string> = {
  pending: "pending",
  "on-hold": "pending",
  "checkout-draft": "pending",
  processing: "paid",
  completed: "fulfilled",
  cancelled: "cancelled",
  failed: "cancelled",
  trash: "cancelled",
  refunded: "refunded",
};
const progress = ["pending", "paid", "fulfilled", "refunded", "cancelled"];

export function readWooOrder(delivery: Delivery, order: Fields): { said: Said[]; notes: string[] } {
  const placed = momentOf(order, "date_created");
  const at = momentOf(order, "date_modified") ?? placed ?? delivery.received_at;
  const buyer = readWooBuyer(delivery, order, at);
  const { items, notes } = readItems(listOf(order.line_items).map(fieldsOf).map(itemOf));
  const status = statusOf(order);
  const fields: OrderFields = {
    customer: buyer.who,
    ordered_at: placed ?? at,
    status,
    total: amountOf(order.total),
    discount: amountOf(order.discount_total) ?? 0,
    coupon: textOf(fieldsOf(listOf(order.coupon_lines)[0]).code, 120) ?? null,
    channel: textOf(order.created_via, 80) ?? null,
    items,
  };
  const { refunds: _, ...checked } = checkOrder(fields, order.currency);
  if (checked.total === undefined) throw new Unreadable("The order has no total that can be read");
  const version = versionOf(at, Math.max(0, progress.indexOf(status)), checked);
  const said: Said = {
    about: "order",
    id: wooOrderId(delivery, order.id),
    version,
    fields: { ...checked, refunds: refundsOf(order) },
  };
  return { said: [...buyer.said, said], notes: [...buyer.notes, ...notes] };
}

/** `order.deleted` says its id and nothing more. */
export function readWooDeletion(delivery: Delivery, { id }: Fields): Said {
  const fields: OrderFields = { status: "cancelled" };
  return {
    about: "order",
    id: wooOrderId(delivery, id),
    version: versionOf(delivery.received_at, 4, fields),
    fields,
  };
}

export function wooOrderId({ source }: Delivery, id: unknown): string {
  const own = idOf(id);
  if (own) return `${source.prefix}${own}`;
  throw new Unreadable("The order has no id");
}

/** In UTC where WooCommerce says so; its other moments are of the shop's own clock. */
function momentOf(order: Fields, name: string): string | undefined {
  return instantOf(order[`${name}_gmt`]) ?? instantOf(order[name]);
}

function itemOf(line: Fields) {
  const { product_id, variation_id, sku, name, quantity, price } = line;
  const whole = amountOf(line.total) ?? 0;
  const each = amountOf(price) ?? whole / (amountOf(quantity) || 1);
  return { product_id: idOf(product_id) ?? variation_id, sku, name: plain(name), quantity, price: each };
}

/** WooCommerce writes names as HTML: `Ship Your Idea &ndash; Black`. */
function plain(name: unknown): string | undefined {
  return textOf(name, 500)
    ?.replaceAll("&ndash;", "–")
    .replaceAll("&mdash;", "—")
    .replaceAll("&quot;", '"')
    .replaceAll(/&#0?39;|&rsquo;/g, "’")
    .replaceAll("&times;", "×")
    .replaceAll("&amp;", "&");
}

function statusOf({ status, date_paid, date_paid_gmt }: Fields): string {
  return statuses[String(status)] ?? ((date_paid ?? date_paid_gmt) ? "paid" : "pending");
}

/** Totals of refunds are negative. */
function refundsOf(order: Fields): Record<string, number> {
  const refunds = listOf(order.refunds)
    .map(fieldsOf)
    .flatMap(({ id, total }) => {
      const own = idOf(id);
      return own ? [[own, Math.abs(amountOf(total) ?? 0)] as const] : [];
    });
  return Object.fromEntries(refunds);
}
