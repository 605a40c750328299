// What customers did, as a rule may ask about it: the kinds of rows (orders, items, messages, and each event that a workspace
// has), what can be worked out from them, and which of their columns a `where` may name.
import type { AskableEvent, AttributeType } from "./attributes.ts";
import { type EventSource, eventColumns, eventTarget, eventTargetNames } from "./rule-events.ts";

export const measures = ["count", "sum", "avg", "min", "max", "distinct", "first", "last"] as const;
export type Measure = (typeof measures)[number];

/** `money` is compared like a number, and written in the workspace's currency. */
export type ColumnType = AttributeType | "money";

/** Which operators a column takes. */
export function operatorType(type: ColumnType): AttributeType {
  return type === "money" ? "number" : type;
}

export interface Target {
  /** The rows it is worked out from. */
  rows: RowSource;
  /** The column of those rows; none where the rows themselves are counted. */
  column?: string;
  type?: ColumnType;
  measures: readonly Measure[];
  label: string;
}

const amounts = ["sum", "avg", "min", "max", "distinct"] as const;
const moments = ["first", "last", "distinct"] as const;
const happenings = ["count", "first", "last"] as const;

/** What `of` may name, besides the events of the workspace. */
export const targets = {
  orders: { rows: "orders", measures: ["count"], label: "orders" },
  "orders.total": { rows: "orders", column: "total", type: "money", measures: amounts, label: "order total" },
  "orders.discount": {
    rows: "orders",
    column: "discount",
    type: "money",
    measures: amounts,
    label: "order discount",
  },
  "orders.ordered_at": {
    rows: "orders",
    column: "ordered_at",
    type: "date",
    measures: moments,
    label: "order date",
  },
  items: { rows: "items", measures: ["count"], label: "items" },
  "items.quantity": {
    rows: "items",
    column: "quantity",
    type: "number",
    measures: amounts,
    label: "item quantity",
  },
  "items.total": {
    rows: "items",
    column: "line_total",
    type: "money",
    measures: amounts,
    label: "item total",
  },
  "items.product_id": {
    rows: "items",
    column: "product_id",
    type: "text",
    measures: ["distinct"],
    label: "product",
  },
  "items.category": {
    rows: "items",
    column: "category",
    type: "text",
    measures: ["distinct"],
    label: "category",
  },
  "messages.sent": { rows: "messages.sent", measures: happenings, label: "messages sent" },
  "messages.delivered": { rows: "messages.delivered", measures: happenings, label: "messages delivered" },
  "messages.opened": { rows: "messages.opened", measures: happenings, label: "messages opened" },
  "messages.clicked": { rows: "messages.clicked", measures: happenings, label: "messages clicked" },
  "messages.converted": {
    rows: "messages.converted",
    measures: happenings,
    label: "messages that led to an order",
  },
  "messages.failed": { rows: "messages.failed", measures: happenings, label: "messages failed" },
} as const satisfies Record<string, Target>;
export type TargetName = keyof typeof targets;

/** Rows that every workspace has. */
export type StaticSource =
  | "orders"
  | "items"
  | "messages.sent"
  | "messages.delivered"
  | "messages.opened"
  | "messages.clicked"
  | "messages.converted"
  | "messages.failed";

export type RowSource = StaticSource | EventSource;

export interface RowColumn {
  type: ColumnType;
  label: string;
}

const orderColumns = {
  status: { type: "text", label: "order status" },
  channel: { type: "text", label: "order channel" },
  currency: { type: "text", label: "order currency" },
  coupon: { type: "text", label: "coupon" },
  store: { type: "text", label: "store" },
  total: { type: "money", label: "order total" },
  discount: { type: "money", label: "order discount" },
} as const satisfies Record<string, RowColumn>;

const itemColumns = {
  ...orderColumns,
  product_id: { type: "text", label: "product" },
  sku: { type: "text", label: "SKU" },
  name: { type: "text", label: "product name" },
  category: { type: "text", label: "category" },
  price: { type: "money", label: "price" },
  quantity: { type: "number", label: "quantity" },
} as const satisfies Record<string, RowColumn>;

const messageColumns = {
  campaign_id: { type: "text", label: "campaign" },
  channel: { type: "text", label: "channel" },
} as const satisfies Record<string, RowColumn>;

/** The columns that a `where` may name, by kind of rows; those of events are in the catalogue. */
export const rowColumns = {
  orders: orderColumns,
  items: itemColumns,
  "messages.sent": messageColumns,
  "messages.delivered": messageColumns,
  "messages.opened": messageColumns,
  "messages.clicked": messageColumns,
  "messages.converted": messageColumns,
  "messages.failed": messageColumns,
} as const satisfies Record<StaticSource, Record<string, RowColumn>>;

/** The part of a catalogue that says which events there are. */
export type KnownEvents = { events: readonly AskableEvent[] };

export function isStatic(rows: RowSource): rows is StaticSource {
  return Object.hasOwn(rowColumns, rows);
}

export function findTarget(name: string, known: KnownEvents): Target | undefined {
  return Object.hasOwn(targets, name) ? targets[name as TargetName] : eventTarget(name, known);
}

export function columnsOf(rows: RowSource, known: KnownEvents): Record<string, RowColumn> {
  return isStatic(rows) ? rowColumns[rows] : eventColumns(rows, known);
}

export function targetNames(known: KnownEvents): string[] {
  return [...Object.keys(targets), ...eventTargetNames(known)];
}

/** What a measure can be worked out from; everything, if it is not known which measure. */
export function namesMeasuredBy(measure: Measure | undefined, known: KnownEvents): string[] {
  return targetNames(known).filter((name) => !measure || findTarget(name, known)!.measures.includes(measure));
}

/** The type of a measure's result: first and last give a date, the money measures money, the others a number. */
export function measureType(measure: Measure, of?: Target): ColumnType {
  if (measure === "first" || measure === "last") return "date";
  if (measure === "count" || measure === "distinct") return "number";
  return of?.type ?? "number";
}
