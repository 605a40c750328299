// What orders lend to rules: the rows of orders and of their items, with an expression for each column.
import { sql } from "kysely";
import type { LentColumn, LentRows, Sql } from "../../lent.ts";
import { keptOrders } from "../customers/index.ts";

const order = (name: string): Sql => sql.ref(`o.${name}`);
const item = (name: string): Sql => sql.ref(`i.${name}`);
const product = (name: string): Sql => sql.ref(`p.${name}`);
const text = (expression: Sql): LentColumn => ({ type: "text", sql: expression });

const orderColumns: LentRows<"orders">["columns"] = {
  status: text(order("status")),
  channel: text(order("channel")),
  /** What it was paid in. */
  currency: text(sql`coalesce(${order("original_currency")}, ${order("currency")})`),
  coupon: text(order("coupon")),
  store: text(order("store")),
  total: { type: "minor", sql: order("net") },
  discount: { type: "minor", sql: order("discount") },
};

const productColumns = {
  product_id: text(product("product_id")),
  sku: text(product("sku")),
  name: text(product("name")),
  category: text(product("category")),
};

export const lentOrders: LentRows<"orders"> = {
  name: "orders",
  from: sql`orders AS o`,
  workspaceId: order("workspace_id"),
  customerId: order("customer_id"),
  at: order("ordered_at"),
  counts: order("counts"),
  columns: orderColumns,
  measured: { ordered_at: { type: "instant", sql: order("ordered_at") } },
  kept: keptOrders,
  inOrder: ["total", "channel", "ordered_at"],
};

export const lentItems: LentRows<"items"> = {
  name: "items",
  from: sql`order_items AS i`,
  workspaceId: item("workspace_id"),
  customerId: item("customer_id"),
  // An index of items by customer was a fifteenth of what an order of two cost PostgreSQL.
  ofOne: (workspaceId, customerId) => sql`i.order_id IN (
    SELECT own.id FROM orders AS own WHERE own.workspace_id = ${workspaceId} AND own.customer_id = ${customerId})`,
  at: item("ordered_at"),
  counts: item("counts"),
  columns: {
    ...orderColumns,
    ...productColumns,
    price: { type: "decimal", sql: item("price"), scale: 4 },
    quantity: { type: "decimal", sql: item("quantity"), scale: 4 },
  },
  joined: [
    {
      name: "orders",
      sql: sql`JOIN orders AS o ON o.workspace_id = i.workspace_id AND o.id = i.order_id`,
      columns: Object.keys(orderColumns),
    },
    {
      name: "products",
      sql: sql`JOIN products AS p ON p.workspace_id = i.workspace_id AND p.id = i.sold_as`,
      columns: Object.keys(productColumns),
      shared: {
        key: item("sold_as"),
        id: product("id"),
        from: sql`products AS p`,
        workspaceId: product("workspace_id"),
        held: {
          column: "category",
          by: "orders",
          bits: order("categories"),
          number: product("category_number"),
          values: (workspaceId) => sql`(
            SELECT category, number AS category_number FROM product_categories WHERE workspace_id = ${workspaceId}
            UNION ALL SELECT NULL, 0) AS p`,
        },
      },
    },
  ],
  measured: { line_total: { type: "decimal", sql: sql`(i.quantity * i.price)`, scale: 8 } },
};
