// A Shopify order with its refunds, and a refund posted by itself.
import { type Delivery, type OrderFields, type Said, Unreadable } from "../delivery.ts";
import { amountOf, checkOrder, readItems } from "../read-order.ts";
import { fieldsOf, idOf, instantOf, listOf, textOf } from "../values.ts";
import { versionOf } from "../versions.ts";
import { readShopifyCustomer } from "./customer.ts";

type Fields = Record<string, unknown>;

export function readShopifyOrder(delivery: Delivery, order: Fields): { said: Said[]; notes: string[] } {
  const id = orderId(delivery, order.id);
  const placed = instantOf(order.created_at) ?? instantOf(order.processed_at);
  const at = instantOf(order.updated_at) ?? placed ?? delivery.received_at;
  const buyer = readShopifyCustomer(delivery, buyerOf(order), {
    email: order.email ?? order.contact_email,
    phone: order.phone,
    at,
  });
  const { items, notes } = readItems(listOf(order.line_items).map(fieldsOf).map(itemOf));
  const status = statusOf(order);
  const fields: OrderFields = {
    customer: buyer.who,
    ordered_at: instantOf(order.processed_at) ?? placed ?? at,
    status,
    total: amountOf(order.total_price),
    discount: amountOf(order.total_discounts) ?? 0,
    coupon: textOf(fieldsOf(listOf(order.discount_codes)[0]).code, 120) ?? null,
    channel: textOf(order.source_name, 80) ?? null,
    items,
  };
  const { refunds: _, ...checked } = checkOrder(fields, order.currency);
  if (checked.total === undefined) throw new Unreadable("The order has no total_price that can be read");
  return {
    said: [
      ...buyer.said,
      {
        about: "order",
        id,
        version: versionOf(at, rankOf(status), checked),
        fields: { ...checked, refunds: refundsOf(order) },
      },
    ],
    notes: [...buyer.notes, ...notes],
  };
}

/** A guest is known by what the order says of them. */
function buyerOf(order: Fields): Fields {
  const customer = fieldsOf(order.customer);
  if (idOf(customer.id) || customer.email || customer.phone) return customer;
  const address = fieldsOf(order.billing_address ?? order.shipping_address);
  const { first_name, last_name } = address;
  return { first_name, last_name, default_address: address, email: order.email ?? order.contact_email };
}

function itemOf(line: Fields) {
  const { product_id, variant_id, sku, title, name, quantity, price } = line;
  return { product_id: idOf(product_id) ?? variant_id, sku, name: name ?? title, quantity, price };
}

/** What no payment has been taken for is pending; what will never be paid is cancelled. */
function statusOf({ cancelled_at, financial_status, fulfillment_status }: Fields): string {
  if (cancelled_at || financial_status === "voided" || financial_status === "expired") return "cancelled";
  if (financial_status === "refunded") return "refunded";
  if (financial_status === "paid" || financial_status === "partially_refunded")
    return fulfillment_status === "fulfilled" ? "fulfilled" : "paid";
  return "pending";
}

const progress = ["pending", "paid", "fulfilled", "refunded", "cancelled"];

export function rankOf(status: string): number {
  return Math.max(0, progress.indexOf(status));
}

/** `refunds/create`: the order that it belongs to may come later. */
export function readShopifyRefund(delivery: Delivery, refund: Fields): Said {
  const id = idOf(refund.id);
  const order = orderId(delivery, refund.order_id);
  const amount = amountRefunded(refund);
  if (!id) throw new Unreadable("The refund has no id");
  const at = instantOf(refund.created_at) ?? delivery.received_at;
  const fields: OrderFields = { refunds: { [id]: amount } };
  return { about: "order", id: order, version: versionOf(at, 0, fields), fields };
}

/** `orders/delete` says its id and nothing more. */
export function readShopifyDeletion(delivery: Delivery, { id }: Fields): Said {
  const fields: OrderFields = { status: "cancelled" };
  const version = versionOf(delivery.received_at, rankOf("cancelled"), fields);
  return { about: "order", id: orderId(delivery, id), version, fields };
}

function orderId({ source }: Delivery, id: unknown): string {
  const own = idOf(id);
  if (own) return `${source.prefix}${own}`;
  throw new Unreadable("The order has no id");
}

function refundsOf(order: Fields): Record<string, number> {
  const refunds = listOf(order.refunds)
    .map(fieldsOf)
    .flatMap((refund) => {
      const id = idOf(refund.id);
      return id ? [[id, amountRefunded(refund)] as const] : [];
    });
  return Object.fromEntries(refunds);
}

/** The money that went back; a refund without any only takes goods back. */
function amountRefunded(refund: Fields): number {
  const paid = listOf(refund.transactions)
    .map(fieldsOf)
    .filter(({ kind, status }) => kind === "refund" && status !== "failure" && status !== "error");
  return paid.reduce((sum, { amount }) => sum + Math.abs(amountOf(amount) ?? 0), 0);
}
