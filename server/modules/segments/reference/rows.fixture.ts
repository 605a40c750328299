// The orders, items, messages and events of a person that a condition is about.
import type { Where } from "../../../../contract/rule.ts";
import { ask } from "./ask.fixture.ts";
import { localDay, minus } from "./calendar.fixture.ts";
import { eventRows } from "./events.fixture.ts";
import { fraction } from "./fractions.fixture.ts";
import type { Moment } from "./moment.fixture.ts";
import { filled, rupees, type Value } from "./value.fixture.ts";
import type { Item, Message, Order, Person, World } from "./world.fixture.ts";

export interface Row {
  at: Date;
  columns: Record<string, Value>;
}
interface Rows {
  window?: unknown;
  where?: Where;
}

export function rowsFor(
  of: string,
  { window, where }: Rows,
  person: Person,
  world: World,
  moment: Moment,
): Row[] {
  const statusNamed = where !== undefined && JSON.stringify(where).includes('"column":"status"');
  return allRows(of, person, world, moment)
    .filter(({ at }) => at <= moment.now && isInside(at, window, moment))
    .filter(
      ({ columns }) => statusNamed || !["pending", "cancelled", "refunded"].includes(String(columns.status)),
    )
    .filter((row) => where === undefined || rowHolds(where, row, moment));
}

function rowHolds(where: Where, row: Row, moment: Moment): boolean {
  if (where.kind === "all") return where.rules.every((child) => rowHolds(child, row, moment));
  if (where.kind === "any") return where.rules.some((child) => rowHolds(child, row, moment));
  if (where.kind === "not") return !rowHolds(where.rule, row, moment);
  return ask(row.columns[where.column], where, moment);
}

function isInside(at: Date, window: unknown, { now, timezone }: Moment): boolean {
  if (window === undefined) return true;
  const {
    last,
    older_than,
    unit = "",
    from = "",
    to = "9999-12-31",
  } = window as {
    last?: number;
    older_than?: number;
    unit?: string;
    from?: string;
    to?: string;
  };
  if (last) return at > minus(now, last, unit, timezone);
  if (older_than) return at <= minus(now, older_than, unit, timezone);
  const day = localDay(at, timezone);
  return day >= from && day <= to;
}

/** Rows by what they are of and whose they are, since each rule asks anew. */
const known = new WeakMap<World, Map<string, Row[]>>();

function allRows(of: string, person: Person, world: World, moment: Moment): Row[] {
  if (of.startsWith("events.")) return eventRows(of, person, world, moment);
  const rows = known.get(world) ?? new Map<string, Row[]>();
  known.set(world, rows);
  const [noun, event] = of.split(".") as [string, string];
  const key = `${noun === "messages" ? of : noun} ${person.id}`;
  const found = rows.get(key) ?? readRows(noun, event, person, world);
  rows.set(key, found);
  return found;
}

function readRows(noun: string, event: string, person: Person, world: World): Row[] {
  if (event === "converted") return conversionRows(world, person);
  if (noun === "messages") return messageRows(world.messages, person, event as "sent");
  const orders = world.orders.filter(({ customer }) => customer === person.id);
  if (noun === "orders")
    return orders.map((order) => ({ at: new Date(order.ordered_at), columns: orderColumns(order) }));
  return orders.flatMap((order) =>
    order.items.map((item) => ({
      at: new Date(order.ordered_at),
      columns: { ...orderColumns(order), ...itemColumns(item) },
    })),
  );
}

function messageRows(messages: Message[], person: Person, event: keyof Message["at"]): Row[] {
  return messages
    .filter(({ customer, at }) => customer === person.id && at[event] !== null)
    .map((message) => ({
      at: new Date(message.at[event]!),
      columns: { campaign_id: String(message.campaign), channel: message.channel },
    }));
}

const week = 7 * 24 * 3_600_000;

/** A message led to an order if one that counts was placed within a week after it was delivered. */
function conversionRows(world: World, person: Person): Row[] {
  const ordered = world.orders
    .filter((o) => o.customer === person.id && !["pending", "cancelled", "refunded"].includes(o.status))
    .map((o) => Date.parse(o.ordered_at));
  return messageRows(world.messages, person, "delivered").flatMap(({ at, columns }) => {
    const since = at.getTime();
    const after = ordered.filter((time) => time >= since && time < since + week);
    return after.length === 0 ? [] : [{ at: new Date(Math.min(...after)), columns }];
  });
}

function orderColumns(order: Order): Record<string, Value> {
  return {
    status: order.status,
    channel: filled(order.channel),
    currency: order.currency,
    coupon: filled(order.coupon),
    store: filled(order.store),
    total: rupees(order.total - order.refunded),
    discount: rupees(order.discount),
    ordered_at: new Date(order.ordered_at),
  };
}

function itemColumns(item: Item): Record<string, Value> {
  return {
    product_id: filled(item.product_id),
    sku: filled(item.sku),
    name: filled(item.name),
    category: filled(item.category),
    price: fraction(item.price),
    quantity: fraction(item.quantity),
    line: fraction(item.price).times(fraction(item.quantity)),
  };
}
