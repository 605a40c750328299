// What the demo's customers did around their latest orders: looked at what they then bought and at something beside it, began
// to pay, walked into a shop; and now and then left a full cart behind.
import type { EventInput } from "../../contract/events.ts";
import type { OrderInput } from "../../contract/orders.ts";
import type { Luck } from "./luck.ts";
import type { Span } from "./people.ts";
import { type Product, products } from "./products.ts";

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** Older than this the shop did not send events yet. */
const days = 90;

/** The events of one customer, from their orders. */
export function eventsOf(orders: readonly OrderInput[], { to }: Span, luck: Luck): EventInput[] {
  const since = to.getTime() - days * dayMs;
  const recent = orders.filter((order) => Date.parse(order.ordered_at) >= since);
  const around = recent.flatMap((order) => eventsAround(order, luck));
  const latest = orders.at(-1);
  return latest && luck.chance(0.15) ? [...around, ...abandoned(latest, since, to, luck)] : around;
}

type What = Pick<EventInput, "name" | "properties">;

function eventsAround(order: OrderInput, luck: Luck): EventInput[] {
  const bought = products.filter((p) => order.items?.some((item) => item.product_id === p.product_id));
  const pages = [...bought, luck.pick(products)].map((product) => viewed(product, order.channel));
  const cart = { items: order.items?.length ?? 0, total: order.total, channel: order.channel ?? null };
  const steps: What[] =
    order.channel === "store"
      ? [{ name: "store_visited", properties: { store: order.store ?? null, minutes: luck.whole(4, 35) } }]
      : [...pages, { name: "checkout_started", properties: cart }];
  return steps.map((what, i) =>
    done(order, what, Date.parse(order.ordered_at) - (steps.length - i) * luck.whole(1, 4) * minuteMs, i),
  );
}

/** A visit that ended with a full cart, some time since they last ordered. */
function abandoned(latest: OrderInput, since: number, to: Date, luck: Luck): EventInput[] {
  const from = Math.max(since, Date.parse(latest.ordered_at) + dayMs);
  const at = from + luck.next() * (to.getTime() - from);
  if (at > to.getTime()) return [];
  const product = luck.pick(products);
  const cart = { items: 1, total: product.price, category: product.category };
  return [
    done(latest, viewed(product, "web"), at - 5 * minuteMs, 100),
    done(latest, { name: "cart_abandoned", properties: cart }, at, 101),
  ];
}

function viewed({ product_id, name, category, price }: Product, channel: string | null | undefined): What {
  return {
    name: "product_viewed",
    properties: { product_id, name, category, price, channel: channel ?? "web" },
  };
}

function done(order: OrderInput, what: What, at: number, number: number): EventInput {
  const { external_id, customer } = order;
  return { ...what, id: `${external_id}-${number}`, customer, occurred_at: new Date(at).toISOString() };
}
