// The rows of customers and of what their orders come to. Whole numbers of 64 bits come as text.
import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { FieldVersions } from "./field-words.ts";
import type { Profile } from "./profile.ts";

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
  /** First and last name in small letters; null where there is neither. */
  called: GeneratedAlways<string | null>;
  /** Names, e-mail, phone and the shop's own id, written as letters. */
  searched: GeneratedAlways<string>;
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

/** The row of a customer as `to_jsonb` writes it. */
type WholeRow = Record<string, unknown>;
type Json<T> = ColumnType<T, string, never>;

export interface CustomerMergesTable {
  workspace_id: string;
  id: GeneratedAlways<string>;
  survivor_id: string;
  merged_id: string;
  merged: Json<WholeRow>;
  /** The survivor, and whether they had totals. */
  before: Json<{ row: WholeRow; profile: Profile; totals?: boolean }>;
  after: Json<{ profile: Profile; first_written_at: string }>;
  /** By the kinds of those who moved them. */
  moved: Json<Record<string, unknown>>;
  person_id: string | null;
  at: Date;
  undone_at: ColumnType<Date | null, never, Date>;
}

/** Who is meant by a name of one who was merged. */
interface CustomerAliasesTable {
  workspace_id: string;
  kind: "id" | "external_id" | "email" | "phone";
  value: string;
  merge_id: string;
  customer_id: string;
}

/** Pairs that somebody said are two. */
interface CustomersApartTable {
  workspace_id: string;
  one: string;
  other: string;
}

/** Pairs who may be one person, by each kind of evidence. */
interface CustomerDuplicatesTable {
  workspace_id: string;
  one: string;
  other: string;
  kind: number;
  key: string;
  weakness: number;
  leads: boolean;
}

declare module "../../platform/database.ts" {
  interface Tables {
    customers: CustomersTable;
    customer_totals: CustomerTotalsTable;
    customer_merges: CustomerMergesTable;
    customer_aliases: CustomerAliasesTable;
    customers_apart: CustomersApartTable;
    customer_duplicates: CustomerDuplicatesTable;
  }
}
