// Reads and writes the items of orders, many in one statement. An item repeats its order's customer, time and whether it
// counts.
import { sql } from "kysely";
import type { OrderItemInput } from "../../../contract/orders.ts";
import { currencyDecimals } from "../../../contract/values.ts";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import { type RowColumn, rowList } from "../../platform/row-list.ts";
import { counts, type KeptItem, type OrderState } from "./order-state.ts";
import { categoriesOf, type FindProduct, productsOf } from "./product-store.ts";

/** Items with the products that they point at. */
export function selectItems(trx: Trx, workspaceId: string) {
  return trx
    .selectFrom("order_items")
    .innerJoin("products", (join) =>
      join
        .onRef("products.workspace_id", "=", "order_items.workspace_id")
        .onRef("products.id", "=", "order_items.sold_as"),
    )
    .where("order_items.workspace_id", "=", workspaceId);
}

export interface ItemsOfOrder {
  order: OrderState;
  items: readonly (KeptItem | KnownItem)[];
}

export async function insertItems(
  trx: Trx,
  workspaceId: string,
  orders: readonly ItemsOfOrder[],
  products: FindProduct,
): Promise<void> {
  const lines = orders.flatMap(({ order, items }) =>
    items.map((item, i): Line => ({ order, item, line: i + 1, product: products(item).id })),
  );
  if (lines.length === 0) return;
  const { from, value, values } = rowList(lines, [
    ...kept,
    { name: "factor", type: "numeric", of: ({ order }) => 10 ** currencyDecimals(order.currency) },
  ]);
  await sql`
    /* prepared */ INSERT INTO order_items (workspace_id, total, ${sql.raw(names.join(", "))})
    SELECT ${workspaceId}, round(${value("quantity")} * ${value("price")} * ${value("factor")}), ${values(names)}
    FROM ${from}`.execute(trx);
}

interface Line {
  order: OrderState;
  item: KeptItem | KnownItem;
  line: number;
  /** The row of products. */
  product: string;
}

const kept: RowColumn<Line>[] = [
  { name: "order_id", type: "bigint", of: ({ order }) => order.id },
  { name: "line", type: "int", of: ({ line }) => line },
  { name: "customer_id", type: "bigint", of: ({ order }) => order.customer_id },
  { name: "ordered_at", type: "timestamptz", of: ({ order }) => order.ordered_at },
  { name: "counts", type: "boolean", of: ({ order }) => counts(order) },
  { name: "quantity", type: "numeric", of: ({ item }) => item.quantity },
  { name: "price", type: "numeric", of: ({ item }) => item.price },
  { name: "original_price", type: "numeric", of: ({ item }) => item.original_price ?? null },
  { name: "sold_as", type: "bigint", of: ({ product }) => product },
];
const names = kept.map(({ name }) => name);

/** An item as it is kept; numbers are numbers again. */
export type KnownItem = Required<Pick<OrderItemInput, "product_id" | "quantity" | "price">> &
  Record<"sku" | "name" | "category", string | null> & { original_price: number | null };

/** The items of these orders, in their lines' order, by the order's id. */
export async function readItems(
  trx: Trx,
  workspaceId: string,
  orders: readonly Pick<OrderState, "id">[],
): Promise<Map<string, KnownItem[]>> {
  if (orders.length === 0) return new Map();
  const rows = await selectItems(trx, workspaceId)
    .select(["order_id", "product_id", "sku", "name", "category", "quantity", "price", "original_price"])
    .where(sql<boolean>`order_id = ANY (${pgList(orders.map(({ id }) => id))}::bigint[])`)
    .orderBy("order_id")
    .orderBy("line")
    .execute();
  const items = new Map<string, KnownItem[]>();
  for (const { order_id, ...item } of rows) {
    const known = items.get(order_id) ?? [];
    items.set(order_id, known);
    known.push({
      ...item,
      quantity: Number(item.quantity),
      price: Number(item.price),
      original_price: item.original_price === null ? null : Number(item.original_price),
    });
  }
  return items;
}

/** An item as it will be kept. */
export function asKept(item: KeptItem | KnownItem): KnownItem {
  return {
    product_id: item.product_id,
    sku: item.sku || null,
    name: item.name || null,
    category: item.category || null,
    quantity: Number(item.quantity),
    price: Number(item.price),
    original_price: item.original_price ?? null,
  };
}

/** Of these orders, the ones whose items are not just these. */
export async function withOtherItems(
  trx: Trx,
  workspaceId: string,
  orders: readonly ItemsOfOrder[],
): Promise<ItemsOfOrder[]> {
  if (orders.length === 0) return [];
  const present = await readItems(
    trx,
    workspaceId,
    orders.map(({ order }) => order),
  );
  return orders.filter(
    ({ order, items }) => fingerprint(items) !== fingerprint(present.get(order.id!) ?? []),
  );
}

function fingerprint(items: readonly (KeptItem | KnownItem)[]): string {
  return JSON.stringify(items.map(asKept));
}

/** Their orders say by it of which categories they are. */
export async function replaceItems(
  trx: Trx,
  workspaceId: string,
  orders: readonly ItemsOfOrder[],
): Promise<void> {
  if (orders.length === 0) return;
  await trx
    .deleteFrom("order_items")
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`order_id = ANY (${pgList(orders.map(({ order }) => order.id))}::bigint[])`)
    .execute();
  const sold = orders.flatMap(({ items }) => items);
  const products = await productsOf(trx, workspaceId, sold);
  await sql`
    UPDATE orders AS o SET categories = t.categories
    FROM unnest(${pgList(orders.map(({ order }) => order.id))}::bigint[],
      ${pgList(orders.map(({ items }) => categoriesOf(items, products)))}::bigint[]) AS t (id, categories)
    WHERE o.workspace_id = ${workspaceId} AND o.id = t.id AND o.categories <> t.categories`.execute(trx);
  await insertItems(trx, workspaceId, orders, products);
}

/** Brings the prices of items to their order's rate; those of an order in the workspace's currency are what they were. */
export async function convertItems(
  trx: Trx,
  workspaceId: string,
  orders: readonly OrderState[],
): Promise<void> {
  if (orders.length === 0) return;
  const factors = orders.map(({ currency }) => 10 ** currencyDecimals(currency));
  await sql`
    UPDATE order_items AS i SET price = round(coalesce(i.original_price, i.price) * t.rate, 4),
      original_price = coalesce(i.original_price, i.price),
      total = round(i.quantity * round(coalesce(i.original_price, i.price) * t.rate, 4) * t.factor)
    FROM unnest(${pgList(orders.map((o) => o.id))}::bigint[], ${pgList(orders.map((o) => o.exchange_rate ?? 1))}::numeric[],
      ${pgList(factors)}::numeric[]) AS t (order_id, rate, factor)
    WHERE i.workspace_id = ${workspaceId} AND i.order_id = t.order_id`.execute(trx);
}

/** Repeats in the items what changed of their orders. */
export async function followOrderRows(
  trx: Trx,
  workspaceId: string,
  orders: readonly OrderState[],
): Promise<void> {
  if (orders.length === 0) return;
  await sql`
    UPDATE order_items AS i SET customer_id = t.customer_id, ordered_at = t.ordered_at, counts = t.counts
    FROM unnest(${pgList(orders.map((o) => o.id))}::bigint[], ${pgList(orders.map((o) => o.customer_id))}::bigint[],
      ${pgList(orders.map((o) => o.ordered_at))}::timestamptz[], ${pgList(orders.map(counts))}::boolean[])
      AS t (order_id, customer_id, ordered_at, counts)
    WHERE i.workspace_id = ${workspaceId} AND i.order_id = t.order_id`.execute(trx);
}
