// What the columnar copy has of orders and their items: the columns that rules read. An item has no mark of its own, since
// whatever changes it changes its order.
import type { CopiedTable } from "../../platform/copy/index.ts";

export const copiedOrders: readonly CopiedTable[] = [
  {
    name: "orders",
    key: "id",
    customer: "customer_id",
    timeOrder: "ordered_at",
    packed: "NOT counts, customer_id",
    columns: {
      id: "BIGINT",
      customer_id: "BIGINT",
      ordered_at: "TIMESTAMPTZ",
      counts: "BOOLEAN",
      net: "BIGINT",
      discount: "BIGINT",
      status: "VARCHAR",
      currency: "VARCHAR",
      original_currency: "VARCHAR",
      coupon: "VARCHAR",
      channel: "VARCHAR",
      store: "VARCHAR",
      categories: "BIGINT",
    },
  },
  {
    name: "order_items",
    key: "order_id",
    customer: "customer_id",
    marks: [{ table: "orders", key: "id" }],
    timeOrder: "ordered_at",
    packed: "NOT counts, customer_id",
    columns: {
      order_id: "BIGINT",
      customer_id: "BIGINT",
      ordered_at: "TIMESTAMPTZ",
      counts: "BOOLEAN",
      quantity: "DECIMAL(18, 4)",
      price: "DECIMAL(18, 4)",
      sold_as: "BIGINT",
    },
  },
  {
    name: "products",
    key: "id",
    columns: {
      id: "BIGINT",
      product_id: "VARCHAR",
      sku: "VARCHAR",
      name: "VARCHAR",
      category: "VARCHAR",
      category_number: "INTEGER",
    },
  },
];
