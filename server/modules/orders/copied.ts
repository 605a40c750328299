// What the columnar copy has of orders and their items: the columns that rules read. An item has no mark of its own, since
// whatever changes it changes its order.
import type { CopiedTable } from "../../platform/copy/index.ts";

export const copiedOrders: readonly CopiedTable[] = [
  {
    name: "orders",
    key: "id",
    sortedBy: ["customer_id", "ordered_at"],
    columns: {
      id: "BIGINT",
      customer_id: "BIGINT",
      ordered_at: "TIMESTAMPTZ",
      counts: "BOOLEAN",
      net: "BIGINT",
      discount: "BIGINT",
      status: "VARCHAR",
      currency: "VARCHAR",
      coupon: "VARCHAR",
      channel: "VARCHAR",
      store: "VARCHAR",
    },
  },
  {
    name: "order_items",
    follows: "orders",
    key: "order_id",
    sortedBy: ["customer_id", "ordered_at"],
    columns: {
      order_id: "BIGINT",
      customer_id: "BIGINT",
      ordered_at: "TIMESTAMPTZ",
      counts: "BOOLEAN",
      quantity: "DECIMAL(18, 4)",
      price: "DECIMAL(18, 4)",
      product_id: "VARCHAR",
      sku: "VARCHAR",
      name: "VARCHAR",
      category: "VARCHAR",
    },
  },
];
