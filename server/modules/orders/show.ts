// Orders' rows as the contract shows them, with who bought.
import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Order, OrderWithItems } from "../../../contract/orders.ts";
import { toMajor } from "../../../contract/values.ts";
import type { Tables, Trx } from "../../platform/database.ts";
import { selectItems } from "./item-store.ts";
import type { OrdersTable } from "./tables.ts";

const shownColumns = [
  "orders.id",
  "orders.external_id",
  "orders.customer_id",
  "orders.ordered_at",
  "orders.status",
  "orders.currency",
  "orders.original_currency",
  "orders.original_total",
  "orders.original_discount",
  "orders.original_refunded",
  "orders.exchange_rate",
  "orders.rate_from",
  "orders.total",
  "orders.discount",
  "orders.refunded",
  "orders.coupon",
  "orders.channel",
  "orders.store",
  "orders.items_count",
  "orders.created_at",
  "orders.updated_at",
  "customers.email",
] as const;

const buyerName = sql<
  string | null
>`nullif(btrim(coalesce(customers.first_name, '') || ' ' || coalesce(customers.last_name, '')), '')`;

/** Of all, or of these rows of the table. */
export function selectOrders(trx: Trx, workspaceId: string, rows?: RawBuilder<unknown>) {
  return trx
    .selectFrom(rows ? rows.$castTo<OrdersTable>().as("orders") : "orders")
    .innerJoin("customers", (join) =>
      join
        .onRef("customers.workspace_id", "=", "orders.workspace_id")
        .onRef("customers.id", "=", "orders.customer_id"),
    )
    .where("orders.workspace_id", "=", workspaceId)
    .select(shownColumns)
    .select(["customers.external_id as customer_external_id", buyerName.as("customer_name")]);
}

export type OrderRow =
  ReturnType<typeof selectOrders> extends SelectQueryBuilder<Tables, "orders" | "customers", infer Row>
    ? Row
    : never;

export function showOrder(row: OrderRow): Order {
  const { customer_id, email, customer_external_id, customer_name, ...rest } = row;
  const {
    original_currency,
    original_total,
    original_discount,
    original_refunded,
    exchange_rate,
    rate_from,
    ...order
  } = rest;
  const major = (minor: string) => toMajor(minor, row.currency);
  return {
    ...order,
    customer: { id: customer_id, external_id: customer_external_id, name: customer_name, email },
    ordered_at: row.ordered_at.toISOString(),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    total: major(row.total),
    discount: major(row.discount),
    refunded: major(row.refunded),
    original: original_currency
      ? {
          currency: original_currency,
          total: toMajor(original_total ?? 0, original_currency),
          discount: toMajor(original_discount ?? 0, original_currency),
          refunded: toMajor(original_refunded ?? 0, original_currency),
          exchange_rate: Number(exchange_rate),
          rate_from: rate_from ?? "order",
        }
      : null,
  };
}

export async function findOrder(
  trx: Trx,
  workspaceId: string,
  id: string,
): Promise<OrderWithItems | undefined> {
  const row = await selectOrders(trx, workspaceId).where("orders.id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  const items = await selectItems(trx, workspaceId)
    .select(["product_id", "sku", "name", "category", "quantity", "price", "original_price", "total"])
    .where("order_id", "=", id)
    .orderBy("line")
    .execute();
  return {
    ...showOrder(row),
    items: items.map((item) => ({
      ...item,
      quantity: Number(item.quantity),
      price: Number(item.price),
      original_price: item.original_price === null ? null : Number(item.original_price),
      total: toMajor(item.total, row.currency),
    })),
  };
}
