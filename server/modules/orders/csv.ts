// Orders as lines of a CSV file.
import type { Order } from "../../../contract/orders.ts";
import type { CsvColumns } from "../../platform/csv.ts";

export const csvColumns: CsvColumns<Order> = {
  id: ({ id }) => id,
  external_id: ({ external_id }) => external_id,
  customer_id: ({ customer }) => customer.id,
  customer_external_id: ({ customer }) => customer.external_id,
  customer_name: ({ customer }) => customer.name,
  customer_email: ({ customer }) => customer.email,
  ordered_at: ({ ordered_at }) => ordered_at,
  status: ({ status }) => status,
  currency: ({ currency }) => currency,
  total: ({ total }) => total,
  discount: ({ discount }) => discount,
  refunded: ({ refunded }) => refunded,
  original_currency: ({ original }) => original?.currency,
  original_total: ({ original }) => original?.total,
  exchange_rate: ({ original }) => original?.exchange_rate,
  coupon: ({ coupon }) => coupon,
  channel: ({ channel }) => channel,
  store: ({ store }) => store,
  items_count: ({ items_count }) => items_count,
  created_at: ({ created_at }) => created_at,
};
