// The rows of customers. Whole numbers of 64 bits come as text; the totals are kept by this module as orders land.
import type { ColumnType, Generated } from "kysely";

export type Custom = Record<string, string | number | boolean | string[]>;

export interface CustomersTable {
  workspace_id: string;
  id: Generated<string>;
  /** What the shop said, else the earliest thing known. */
  created_at: Date;
  created_at_said: Date | null;
  first_written_at: Generated<Date>;
  updated_at: Generated<Date>;
  /** Of the orders that count. */
  first_order_at: Date | null;
  last_order_at: Date | null;
  /** Net of refunds, in minor units, over the orders that count. */
  orders_total: Generated<string>;
  orders_count: Generated<number>;
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
}

declare module "../../platform/database.ts" {
  interface Tables {
    customers: CustomersTable;
  }
}
