// The rule language a second time, in plain TypeScript over a small world, written from the language's page and sharing no
// code with the compiler: what both say alike is likely to be right.

import { createHash } from "node:crypto";
import type { Rule, Where } from "../../../contract/rule.ts";
import type { Predicate } from "../../../contract/rule-operators.ts";
import type { ScoreName } from "../../../contract/rule-scores.ts";
import { daysFrom, localDay, minus, plus, startOfLocalDay } from "./calendar.fixture.ts";
import { type Fraction, fraction, isLess, rounded } from "./fractions.fixture.ts";
import type { Happening, Item, Message, Order, Person, World } from "./world.fixture.ts";

export interface Moment {
  now: Date;
  timezone: string;
  /** Types of the workspace's own attributes. */
  custom: Record<string, string>;
  /** The rules of segments, by their ids. */
  segments: ReadonlyMap<string, Rule>;
  events: readonly { name: string; properties: readonly { name: string; type: string }[] }[];
}

/** Ids of the customers a rule holds for. */
export function evaluate(rule: Rule, world: World, moment: Moment): number[] {
  return world.people
    .filter((person) => isSeen(person.created_at, moment) && holds(rule, person, world, moment))
    .map((person) => person.id);
}

const isSeen = (at: string, { now }: Moment) => Date.parse(at) <= now.getTime();

function holds(rule: Rule, person: Person, world: World, moment: Moment): boolean {
  switch (rule.kind) {
    case "all":
      return rule.rules.every((child) => holds(child, person, world, moment));
    case "any":
      return rule.rules.some((child) => holds(child, person, world, moment));
    case "not":
      return !holds(rule.rule, person, world, moment);
    case "everyone":
      return true;
    case "attribute":
      return ask(attributeOf(person, rule.attribute, moment), rule, moment);
    case "measure":
      return ask(measured(rule, person, world, moment), rule, moment);
    case "did": {
      const times = rule.times ?? { op: "gte", value: 1 };
      return ask(
        fraction(rowsFor(rule.what, rule, person, world, moment).length),
        times as Predicate,
        moment,
      );
    }
    case "did_not":
      return rowsFor(rule.what, rule, person, world, moment).length === 0;
    case "segment":
      return holds(moment.segments.get(rule.id)!, person, world, moment);
    case "list":
      return world.members.some(
        ({ list, customer, since }) =>
          String(list) === rule.id && customer === person.id && isSeen(since, moment),
      );
    case "score":
      return ask(scoreOf(person, rule.score, world), rule, moment);
    case "sample":
      return isLess(placeOf(person, rule.seed), fraction(rule.percent));
  }
}

/** A value as the language sees it: instants as Date, calendar days as { day }, numbers as fractions. */
type Value = undefined | string | boolean | Fraction | Date | { day: string } | string[];

function attributeOf(person: Person, name: string, moment: Moment): Value {
  if (name.startsWith("custom.")) {
    const key = name.slice(7);
    return customOf(person.custom[key], moment.custom[key]!);
  }
  if (name.startsWith("consent.")) return person.consent[name.slice(8) as "email"] ?? undefined;
  if (name === "tags") return person.tags.length === 0 ? undefined : person.tags;
  if (name === "birthday") return person.birthday === null ? undefined : { day: person.birthday };
  if (name === "created_at" || name === "updated_at") return new Date(person[name]);
  return person.text[name] || undefined;
}

/** In percent: a hash of the seed and the customer, as a share of all that there can be. */
function placeOf({ id }: Person, seed: string): Fraction {
  const hash = createHash("md5").update(`${seed} ${id}`).digest("hex").slice(0, 8);
  return fraction(Number.parseInt(hash, 16))
    .times(fraction(100))
    .over(fraction(2 ** 32));
}

function scoreOf({ id }: Person, name: ScoreName, { scores }: World): Value {
  const value = scores.find(({ customer }) => customer === id)?.values[name] ?? undefined;
  if (typeof value !== "number") return filled(value ?? null);
  return name === "clv.next_12_months" ? rupees(value) : fraction(value);
}

function customOf(value: unknown, type: string): Value {
  if (value === null || value === undefined) return undefined;
  if (type === "text") return Array.isArray(value) ? undefined : String(value) || undefined;
  if (type === "number") return typeof value === "number" ? fraction(value) : undefined;
  if (type === "boolean") return typeof value === "boolean" ? value : undefined;
  if (type === "list") return Array.isArray(value) && value.length > 0 ? (value as string[]) : undefined;
  return typeof value === "string" ? dateOf(value) : undefined;
}

function dateOf(text: string): Value {
  const [, day = "", time, offset = ""] =
    /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d))?$/.exec(text) ?? [];
  const exists = day >= "1000" && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
  if (!exists || (time && (time >= "24" || Number.parseInt(offset.slice(1), 10) > 14))) return undefined;
  return time ? new Date(text) : { day };
}

// Text, without regard to case: letter by letter, by the simple mapping of Unicode.
const lowered = new Map<string, string>();
function lower(text: string): string {
  const known = lowered.get(text);
  if (known !== undefined) return known;
  const low = Array.from(text, (c) => (c === "İ" ? "i" : c.toLowerCase())).join("");
  lowered.set(text, low);
  return low;
}

function ask(value: Value, predicate: Predicate, moment: Moment): boolean {
  const { op } = predicate;
  if (op === "is_set") return value !== undefined;
  if (op === "is_missing") return value === undefined;
  const positive = {
    is_not: "is",
    not_in: "in",
    not_contains: "contains",
    neq: "eq",
    not_between: "between",
    has_none: "has_any",
  }[op as string];
  if (positive) return !ask(value, { ...predicate, op: positive } as Predicate, moment);
  if (value === undefined) return false;
  if (typeof value === "boolean") return value === (op === "is_true");
  if (typeof value === "string") return askText(lower(value), predicate);
  if (Array.isArray(value)) return askList(value.map(lower), predicate);
  if (value instanceof Date || "day" in value) return askDate(value, predicate, moment);
  return askNumber(value, predicate);
}

function askText(text: string, { op, ...rest }: Predicate): boolean {
  const value = (rest as { value: unknown }).value;
  if (op === "in") return (value as string[]).some((one) => lower(one) === text);
  const other = lower(value as string);
  if (op === "is") return text === other;
  if (op === "contains") return text.includes(other);
  return op === "starts_with" ? text.startsWith(other) : text.endsWith(other);
}

function askList(list: string[], { op, ...rest }: Predicate): boolean {
  const values = (rest as { value: string[] }).value.map(lower);
  return op === "has_all"
    ? values.every((one) => list.includes(one))
    : values.some((one) => list.includes(one));
}

function askNumber(number: Fraction, { op, ...rest }: Predicate): boolean {
  const value = (rest as { value: unknown }).value;
  if (op === "between") {
    const [low, high] = (value as number[]).map(fraction) as [Fraction, Fraction];
    return !isLess(number, low) && !isLess(high, number);
  }
  const other = fraction(value as number);
  if (op === "gt") return isLess(other, number);
  if (op === "gte") return !isLess(number, other);
  if (op === "lt") return isLess(number, other);
  if (op === "lte") return !isLess(other, number);
  return !isLess(number, other) && !isLess(other, number);
}

function askDate(date: Date | { day: string }, predicate: Predicate, moment: Moment): boolean {
  const { timezone, now } = moment;
  const at = date instanceof Date ? date : startOfLocalDay(date.day, timezone);
  const day = date instanceof Date ? localDay(date, timezone) : date.day;
  const value = (predicate as { value: unknown }).value;
  /** −1, 0 or 1: before, on or after a day or an instant. */
  const place = (other: string) =>
    other.includes("T")
      ? Math.sign(at.getTime() - Date.parse(other))
      : Number(day > other) - Number(day < other);
  switch (predicate.op) {
    case "before":
      return place(value as string) < 0;
    case "after":
      return place(value as string) > 0;
    case "on":
      return place(value as string) === 0;
    case "between": {
      const [low, high] = value as [string, string];
      return place(low) >= 0 && place(high) <= 0;
    }
    default: {
      const { n, unit } = value as { n: number; unit: string };
      if (predicate.op === "within_last") return at > minus(now, n, unit, timezone) && at <= now;
      if (predicate.op === "more_than_ago") return at <= minus(now, n, unit, timezone);
      if (predicate.op === "within_next") return at > now && at <= plus(now, n, unit, timezone);
      return daysFrom(localDay(now, timezone), localDay(plus(now, n, unit, timezone), timezone)).some(
        (some) => celebrates(day, some),
      );
    }
  }
}

function celebrates(day: string, on: string): boolean {
  const isLeap = new Date(`${on.slice(0, 4)}-02-29T00:00:00Z`).getUTCDate() === 29;
  const due = day.endsWith("-02-29") && !isLeap ? "02-28" : day.slice(5);
  return on.slice(5) === due;
}

interface Row {
  at: Date;
  columns: Record<string, Value>;
}
interface Rows {
  window?: unknown;
  where?: Where;
}

function rowsFor(of: string, { window, where }: Rows, person: Person, world: World, moment: Moment): Row[] {
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

/** `events.<name>` or `events.<name>.<property>`: an event of that very name first, else the longest that it begins with. */
function eventOf(of: string, { events }: Moment) {
  const words = of.slice(7);
  const named = events.find(({ name }) => name === words);
  if (named) return { event: named, property: "" };
  const holders = events.filter(({ name, properties }) =>
    properties.some((p) => `${name}.${p.name}` === words),
  );
  const event = holders.reduce((a, b) => (b.name.length > a.name.length ? b : a));
  return { event, property: words.slice(event.name.length + 1) };
}

function eventRows(of: string, person: Person, world: World, moment: Moment): Row[] {
  const { event } = eventOf(of, moment);
  const columns = ({ properties }: Happening) =>
    Object.fromEntries(event.properties.map(({ name, type }) => [name, propertyOf(properties[name], type)]));
  return world.events
    .filter(({ customer, name }) => customer === person.id && name === event.name)
    .map((happening) => ({ at: new Date(happening.at), columns: columns(happening) }));
}

/** As own attributes are read, but that objects are no texts. */
function propertyOf(value: unknown, type: string): Value {
  return typeof value === "object" ? undefined : customOf(value, type);
}

/** Measured numbers have six decimals, and are less than 10^15. */
function measurable(value: Value): Value {
  if (typeof value !== "object" || value === null || !("over" in value)) return value;
  const million = fraction(1_000_000);
  const tooLarge = !isLess(value, fraction(1e15)) || !isLess(fraction(-1e15), value);
  return tooLarge ? undefined : rounded(value.times(million)).over(million);
}

const filled = (text: string | null) => text || undefined;
const rupees = (paise: number) => fraction(paise).over(fraction(100));

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

function measured(
  rule: Extract<Rule, { kind: "measure" }>,
  person: Person,
  world: World,
  moment: Moment,
): Value {
  const rows = rowsFor(rule.of, rule, person, world, moment);
  if (rule.measure === "count") return fraction(rows.length);
  if (rule.measure === "first" || rule.measure === "last") {
    const times = rows.map(({ at }) => at.getTime()).sort((a, b) => a - b);
    return times.length === 0 ? undefined : new Date(times.at(rule.measure === "first" ? 0 : -1)!);
  }
  if (rule.of.startsWith("events.")) {
    const { property } = eventOf(rule.of, moment);
    const values = rows.map(({ columns }) => measurable(columns[property])).filter((v) => v !== undefined);
    if (rule.measure === "distinct") return fraction(new Set(values.map(identity)).size);
    return summed(rule.measure, values as Fraction[]);
  }
  const [noun, column] = rule.of.split(".") as [string, string];
  const values = rows.map(({ columns }) => columns[noun === "items" && column === "total" ? "line" : column]);
  if (rule.measure === "distinct")
    return fraction(new Set(values.filter((v) => v !== undefined).map(identity)).size);
  return summed(rule.measure, values as Fraction[]);
}

function identity(value: Value): string {
  if (typeof value === "string") return lower(value);
  return value instanceof Date ? value.toISOString() : String(value);
}

function summed(measure: "sum" | "avg" | "min" | "max", values: Fraction[]): Value {
  const sum = values.reduce((total, value) => total.plus(value), fraction(0));
  if (measure === "sum") return sum;
  if (values.length === 0) return undefined;
  if (measure === "avg") return sum.over(fraction(values.length));
  const sorted = values.toSorted((a, b) => (isLess(a, b) ? -1 : 1));
  return sorted.at(measure === "min" ? 0 : -1);
}
