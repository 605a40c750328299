// Lines of one order become the order. The result is the same in whatever order the lines came: its time is the earliest,
// and where lines that should agree do not, the order is refused with the reason, since choosing would be guessing.
import type { CustomerRef } from "../../../../contract/customers.ts";
import type { OrderInput, OrderItemInput, OrderStatus } from "../../../../contract/orders.ts";
import { customerKey, customerRef } from "../customers/identity.ts";
import type { Target, Values } from "../rows/row-reader.ts";
import type { Slots } from "../rows/slots.ts";
import { fourDecimals, moneyOf, totalOf } from "../values/exact.ts";
import { hasItem, productOf } from "./judge-line.ts";

export interface OrderRules {
  currency: string;
  /** Empty for none. */
  cancelledPrefix: string;
}

/** Most lines of one order; more come from a column that is no order id. */
export const mostLines = 10_000;

/** The order, or the reason why these lines make none. */
export function buildOrder(
  id: string,
  lines: Values[],
  slots: Slots,
  rules: OrderRules,
): OrderInput | string {
  const customer = customerRef(lines[0]!, slots)!;
  const other = otherThan(customer, lines, slots);
  if (other)
    return `Order ${id} names two customers, ${wordOf(customer)} and ${wordOf(other)}; an order has one`;
  const money = moneyFields(lines, slots, rules.currency);
  if (typeof money === "string") return `Order ${id} ${money}`;
  const items = lines.filter((values) => hasItem(values, slots));
  if (money.total === undefined && items.length === 0) return `Order ${id} has neither a total nor items`;
  return {
    external_id: id,
    customer,
    ordered_at: new Date(earliest(lines, slots)).toISOString(),
    ...changedAt(lines, slots),
    status: statusOf(id, lines, slots, rules),
    ...texts(lines, slots),
    ...money,
    total: money.total ?? sumOf(items, slots, rules.currency),
    // An order without items says nothing of them: those that are there already stay.
    ...(items.length > 0 ? { items: items.map((values) => itemOf(values, slots)) } : {}),
  };
}

function otherThan(customer: CustomerRef, lines: Values[], slots: Slots): CustomerRef | undefined {
  const key = customerKey(customer);
  for (let n = 1; n < lines.length; n++) {
    const ref = customerRef(lines[n]!, slots)!;
    if (customerKey(ref) !== key) return ref;
  }
  return undefined;
}

function wordOf(ref: object): string {
  return `“${Object.values(ref)[0]}”`;
}

function earliest(lines: Values[], slots: Slots): number {
  return lines.reduce(
    (least, values) => Math.min(least, slots.instant(values, "order.ordered_at")!),
    Infinity,
  );
}

/** The order is as its line that was changed last. */
function changedAt(lines: Values[], slots: Slots): Pick<OrderInput, "updated_at"> {
  const moments = lines.flatMap((values) => slots.instant(values, "order.updated_at") ?? []);
  if (moments.length === 0) return {};
  return { updated_at: new Date(moments.reduce((latest, at) => Math.max(latest, at))).toISOString() };
}

function statusOf(id: string, lines: Values[], slots: Slots, { cancelledPrefix }: OrderRules): OrderStatus {
  if (cancelledPrefix !== "" && id.startsWith(cancelledPrefix)) return "cancelled";
  return (different(lines, slots, "order.status")[0] as OrderStatus | undefined) ?? "paid";
}

/** Amounts of the whole order, repeated on its lines or standing on one of them. */
function moneyFields(lines: Values[], slots: Slots, currency: string) {
  const found: { total?: number; discount?: number; refunded?: number } = {};
  for (const [name, target] of moneys) {
    if (!slots.has(target)) continue;
    const amounts = new Set(different(lines, slots, target).map((text) => moneyOf(text, currency)));
    const [amount, other] = amounts;
    if (other !== undefined)
      return `has lines with different amounts in “${slots.nameOf(target)}”, ${amount} and ${other}; a column that is about the line and not the order cannot be read as the order's ${name}`;
    if (amount !== undefined) found[name] = amount;
  }
  return found;
}

/** Where lines differ, the first by alphabet, which no order of lines changes. */
function texts(lines: Values[], slots: Slots): Pick<OrderInput, "coupon" | "channel" | "store"> {
  const found: Pick<OrderInput, "coupon" | "channel" | "store"> = {};
  for (const [name, target] of orderTexts) {
    const [first] = different(lines, slots, target);
    if (first !== undefined) found[name] = first;
  }
  return found;
}

const moneys = [
  ["total", "order.total"],
  ["discount", "order.discount"],
  ["refunded", "order.refunded"],
] as const;
const orderTexts = [
  ["coupon", "order.coupon"],
  ["channel", "order.channel"],
  ["store", "order.store"],
] as const;
const itemTexts = [
  ["sku", "item.sku"],
  ["name", "item.name"],
  ["category", "item.category"],
] as const;

function different(lines: Values[], slots: Slots, target: Target): string[] {
  if (!slots.has(target)) return [];
  const all = new Set<string>();
  for (const values of lines) {
    const text = slots.text(values, target);
    if (text !== undefined) all.add(text);
  }
  return [...all].sort();
}

function sumOf(items: Values[], slots: Slots, currency: string): number {
  const parts = items.map((values) => ({
    quantity: quantityOf(values, slots),
    price: slots.text(values, "item.price")!,
  }));
  return totalOf(parts, currency);
}

function quantityOf(values: Values, slots: Slots): string {
  return slots.text(values, "item.quantity") ?? "1";
}

function itemOf(values: Values, slots: Slots): OrderItemInput {
  const item: OrderItemInput = {
    product_id: productOf(values, slots)!.slice(0, 200),
    quantity: fourDecimals(quantityOf(values, slots)),
    price: fourDecimals(slots.text(values, "item.price")!),
  };
  for (const [name, target] of itemTexts) {
    const text = slots.text(values, target);
    if (text !== undefined) item[name] = text;
  }
  return item;
}
