// The rows of customers and of what their orders come to. Whole numbers of 64 bits come as text.
import type { ColumnType, Generated } from "kysely";

import type { FieldVersions } from "./field-words.ts";

export type Custom = Record<string, string | number | boolean | string[]>;

export interface CustomersTable {
  workspace_id: string;
  id: Generated<string>;
  /** What the shop said, else the earliest thing known. */
  created_at: Date;
  created_at_said: Date | null;
  first_written_at: Generated<Date>;
  updated_at: Generated<Date>;
  birthday: string | null;
  consent_email: boolean | null;
  consent_sms: boolean | null;
  consent_whatsapp: boolean | null;
  consent_push: boolean | null;
  external_id: string | null;
  email: string | null;
  phone: string | null;
  first_name: string | null;
  last_name: string | null;
  country: string | null;
  region: string | null;
  city: string | null;
  postal_code: string | null;
  language: string | null;
  timezone: string | null;
  gender: string | null;
  source: string | null;
  tags: Generated<string[]>;
  custom: ColumnType<Custom, string | undefined, string>;
  /** Of each field when it was said; null where the shop never says. */
  field_versions: ColumnType<FieldVersions | null, string | null, string | null>;
}

/** Over the orders that count, kept as orders land. A customer who never ordered has no row. */
export interface CustomerTotalsTable {
  workspace_id: string;
  customer_id: string;
  /** Net of refunds, in minor units. */
  orders_total: string;
  orders_count: number;
  first_order_at: Date | null;
  last_order_at: Date | null;
}

declare module "../../platform/database.ts" {
  interface Tables {
    customers: CustomersTable;
    customer_totals: CustomerTotalsTable;
  }
}
