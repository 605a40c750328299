// Reads and writes the items of orders, many in one statement. An item repeats its order's customer, time and whether it
// counts.
import { sql } from "kysely";
import type { OrderItemInput } from "../../../contract/orders.ts";
import { currencyDecimals } from "../../../contract/values.ts";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import { counts, type OrderState } from "./order-state.ts";
import { productsOf } from "./product-store.ts";

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
  items: readonly (OrderItemInput | KnownItem)[];
}

export async function insertItems(
  trx: Trx,
  workspaceId: string,
  orders: readonly ItemsOfOrder[],
): Promise<void> {
  const lines = orders.flatMap(({ order, items }) => items.map((item, i) => ({ order, item, line: i + 1 })));
  if (lines.length === 0) return;
  const products = await productsOf(
    trx,
    workspaceId,
    lines.map(({ item }) => item),
  );
  const list = (of: (line: (typeof lines)[number]) => string | number | boolean | null) =>
    pgList(lines.map(of));
  await sql`
    INSERT INTO order_items (workspace_id, order_id, line, customer_id, ordered_at, counts, quantity, price, total, sold_as)
    SELECT ${workspaceId}, order_id, line, customer_id, ordered_at, counts, quantity, price,
      round(quantity * price * factor), sold_as
    FROM unnest(
      ${list((l) => l.order.id)}::bigint[], ${list((l) => l.line)}::int[], ${list((l) => l.order.customer_id)}::bigint[],
      ${list((l) => l.order.ordered_at)}::timestamptz[], ${list((l) => counts(l.order))}::boolean[],
      ${list((l) => l.item.quantity)}::numeric[], ${list((l) => l.item.price)}::numeric[],
      ${list((l) => 10 ** currencyDecimals(l.order.currency))}::numeric[], ${pgList(products)}::bigint[])
      AS t (order_id, line, customer_id, ordered_at, counts, quantity, price, factor, sold_as)
    `.execute(trx);
}

/** An item as it is kept; numbers are numbers again. */
export type KnownItem = Required<Pick<OrderItemInput, "product_id" | "quantity" | "price">> &
  Record<"sku" | "name" | "category", string | null>;

/** The items of these orders, in their lines' order, by the order's id. */
export async function readItems(
  trx: Trx,
  workspaceId: string,
  orders: readonly Pick<OrderState, "id">[],
): Promise<Map<string, KnownItem[]>> {
  if (orders.length === 0) return new Map();
  const rows = await selectItems(trx, workspaceId)
    .select(["order_id", "product_id", "sku", "name", "category", "quantity", "price"])
    .where(sql<boolean>`order_id = ANY (${pgList(orders.map(({ id }) => id))}::bigint[])`)
    .orderBy("order_id")
    .orderBy("line")
    .execute();
  const items = new Map<string, KnownItem[]>();
  for (const { order_id, ...item } of rows) {
    const known = items.get(order_id) ?? [];
    items.set(order_id, known);
    known.push({ ...item, quantity: Number(item.quantity), price: Number(item.price) });
  }
  return items;
}

/** An item as it will be kept. */
export function asKept(item: OrderItemInput | KnownItem): KnownItem {
  return {
    product_id: item.product_id,
    sku: item.sku || null,
    name: item.name || null,
    category: item.category || null,
    quantity: Number(item.quantity),
    price: Number(item.price),
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

function fingerprint(items: readonly OrderItemInput[] | readonly KnownItem[]): string {
  return JSON.stringify(items.map(asKept));
}

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
  await insertItems(trx, workspaceId, orders);
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
