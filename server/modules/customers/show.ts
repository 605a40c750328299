// A customer's row as the contract shows it.
import type { Nullable, Selectable } from "kysely";
import type { Customer } from "../../../contract/customers.ts";
import { toMajor } from "../../../contract/values.ts";
import type { CustomersTable, CustomerTotalsTable } from "./tables.ts";

export type CustomerRow = Omit<
  Selectable<CustomersTable>,
  "workspace_id" | "created_at_said" | "first_written_at"
> &
  Nullable<Omit<CustomerTotalsTable, "workspace_id" | "customer_id">>;

/** What a customer is shown from. */
export const shownColumns = [
  "customers.id",
  "customers.external_id",
  "customers.email",
  "customers.phone",
  "customers.first_name",
  "customers.last_name",
  "customers.country",
  "customers.region",
  "customers.city",
  "customers.postal_code",
  "customers.language",
  "customers.timezone",
  "customers.gender",
  "customers.birthday",
  "customers.source",
  "customers.tags",
  "customers.consent_email",
  "customers.consent_sms",
  "customers.consent_whatsapp",
  "customers.consent_push",
  "customers.custom",
  "customers.created_at",
  "customers.updated_at",
  "totals.orders_count",
  "totals.orders_total",
  "totals.first_order_at",
  "totals.last_order_at",
] as const;

export function showCustomer(row: CustomerRow, currency: string): Customer {
  const { consent_email, consent_sms, consent_whatsapp, consent_push, ...rest } = row;
  const { orders_count, orders_total, first_order_at, last_order_at, ...own } = rest;
  return {
    ...own,
    consent: { email: consent_email, sms: consent_sms, whatsapp: consent_whatsapp, push: consent_push },
    created_at: own.created_at.toISOString(),
    updated_at: own.updated_at.toISOString(),
    orders: {
      count: orders_count ?? 0,
      total: toMajor(orders_total ?? 0, currency),
      currency,
      first_at: first_order_at?.toISOString() ?? null,
      last_at: last_order_at?.toISOString() ?? null,
    },
  };
}
