// The rows of orders and their items. Money is in minor units and comes as text; a unit price is a decimal of major units.
import type { ColumnType, Generated } from "kysely";
import type { OrderStatus } from "../../../contract/orders.ts";
import type { FieldVersions } from "../customers/index.ts";

/** Worked out by the database. */
type Derived<T> = ColumnType<T, never, never>;

export interface OrdersTable {
  workspace_id: string;
  id: Generated<string>;
  customer_id: string;
  ordered_at: Date;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  total: string;
  discount: Generated<string>;
  refunded: Generated<string>;
  /** total − refunded */
  net: Derived<string>;
  items_count: Generated<number>;
  /** A bit for the category number of each product that it holds. */
  categories: Generated<string>;
  /** Whether it counts towards what the customer bought. */
  counts: Derived<boolean>;
  status: OrderStatus;
  /** Of the amounts above: the workspace's. */
  currency: string;
  /** As it was paid; null, as are the next five, where that was in the workspace's currency. */
  original_currency: string | null;
  original_total: string | null;
  original_discount: string | null;
  original_refunded: string | null;
  exchange_rate: string | null;
  rate_from: "order" | "table" | null;
  external_id: string;
  coupon: string | null;
  channel: string | null;
  store: string | null;
  /** Of each field when it was said; null where the shop never says. */
  field_versions: ColumnType<FieldVersions | null, string | null, string | null>;
}

/** Customer, time and `counts` repeat the order's, so that rules over items read this table alone. */
export interface OrderItemsTable {
  workspace_id: string;
  order_id: string;
  line: number;
  customer_id: string;
  ordered_at: Date;
  counts: boolean;
  quantity: string;
  price: string;
  /** In the order's original currency. */
  original_price: string | null;
  total: string;
  /** A row of `products`. */
  sold_as: string;
}

/** Products as they were sold: one whose name, SKU or category changed has a row for each. */
export interface ProductsTable {
  workspace_id: string;
  id: Generated<string>;
  product_id: string;
  sku: string | null;
  name: string | null;
  category: string | null;
  /** From 1 as the workspace's categories are first sold, 62 for all after the 61st; 0 where there is none. */
  category_number: number;
  /** Of the four texts. */
  fingerprint: Derived<string>;
}

interface CurrencyRatesTable {
  workspace_id: string;
  currency: string;
  valid_from: string;
  starts_at: Date;
  rate: string;
}

declare module "../../platform/database.ts" {
  interface Tables {
    orders: OrdersTable;
    currency_rates: CurrencyRatesTable;
    order_items: OrderItemsTable;
    products: ProductsTable;
  }
}
