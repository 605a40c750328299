// What the demo's customers bought: each comes back at their own pace, more often before Diwali and at weekends, until
// they stop; now and then something is cancelled or refunded.
import type { OrderInput, OrderItemInput, OrderStatus } from "../../contract/orders.ts";
import type { Luck } from "./luck.ts";
import type { DemoPerson, Span } from "./people.ts";
import { type Category, products } from "./products.ts";

const dayMs = 86_400_000;

/** The orders of one customer, oldest first, numbered from `firstNumber`. */
export function ordersOf(person: DemoPerson, span: Span, firstNumber: number, luck: Luck): OrderInput[] {
  const stops = person.joined.getTime() + luck.wait(person.habit.stays) * dayMs;
  const orders: OrderInput[] = [];
  let at = person.joined.getTime() + luck.wait(2) * dayMs;
  while (at < Math.min(span.to.getTime(), stops) || orders.length === 0) {
    if (at >= span.to.getTime()) break;
    orders.push(makeOrder(person, new Date(at), firstNumber + orders.length, span, luck));
    at += Math.max(0.2, luck.wait(person.habit.every / season(new Date(at)))) * dayMs;
  }
  return orders;
}

/** Diwali falls in late October or early November; gifts are bought in the three weeks before. */
function season(at: Date): number {
  const month = at.getUTCMonth();
  if (month === 9) return 1.7;
  if (month === 11) return 1.25;
  return month === 4 ? 0.8 : 1;
}

function makeOrder(person: DemoPerson, at: Date, number: number, span: Span, luck: Luck): OrderInput {
  const items = basket(person, luck);
  const subtotal = items.reduce((sum, item) => sum + item.quantity * item.price, 0);
  const coupon = luck.chance(0.12) ? luck.pick(["MONSOON10", "DIWALI10", "WELCOME5"]) : null;
  const discount = coupon ? Math.round(subtotal * (coupon === "WELCOME5" ? 0.05 : 0.1)) : 0;
  const status = statusOf(at, span, luck);
  const total = subtotal - discount;
  const channel = luck.weighted([
    ["web", 5],
    ["app", 3],
    ["store", 3],
  ] as const);
  return {
    external_id: `MCW-${100_000 + number}`,
    customer: { external_id: person.input.external_id },
    ordered_at: new Date(Math.max(shopHours(at, luck), person.joined.getTime())).toISOString(),
    status,
    total,
    discount,
    refunded: refundOf(status, total, items[0]!.price),
    coupon,
    channel,
    ...(channel === "store" ? { store: luck.pick(["Indiranagar", "Bandra", "Alwarpet"]) } : {}),
    items,
  };
}

function basket(person: DemoPerson, luck: Luck) {
  const size = Math.max(1, Math.round(luck.around(person.habit.basket, 0.45)));
  const chosen = new Map<string, OrderItemInput>();
  for (let i = 0; i < size; i++) {
    const category: Category = luck.weighted(person.habit.likes);
    const product = luck.weighted(
      products.filter((p) => p.category === category).map((p) => [p, p.weight] as const),
    );
    const { weight: _, ...line } = product;
    const quantity = (chosen.get(product.product_id)?.quantity ?? 0) + 1;
    chosen.set(product.product_id, { ...line, quantity });
  }
  return [...chosen.values()];
}

function statusOf(at: Date, span: Span, luck: Luck): OrderStatus {
  const age = (span.to.getTime() - at.getTime()) / dayMs;
  if (age < 2)
    return luck.weighted([
      ["pending", 1],
      ["paid", 6],
      ["fulfilled", 2],
    ]);
  return luck.weighted([
    ["fulfilled", 92],
    ["cancelled", 4],
    ["refunded", 2],
    ["partially_refunded", 2],
  ]);
}

function refundOf(status: OrderStatus, total: number, firstPrice: number): number {
  if (status === "refunded") return total;
  return status === "partially_refunded" ? Math.min(firstPrice, total) : 0;
}

/** A moment of that day when people order: in the morning and in the evening, Kolkata time. In milliseconds. */
function shopHours(at: Date, luck: Luck): number {
  const hour = luck.weighted([
    [8, 3],
    [9, 4],
    [11, 3],
    [13, 2],
    [16, 2],
    [18, 4],
    [20, 6],
    [21, 5],
    [22, 2],
  ] as const);
  const kolkataOffset = 5.5 * 3_600_000;
  const midnight = Math.floor((at.getTime() + kolkataOffset) / dayMs) * dayMs - kolkataOffset;
  const moment = midnight + hour * 3_600_000 + luck.whole(0, 3_599_000);
  return Math.min(moment, at.getTime());
}
