// Customers as lines of a CSV file, with their shop's own attributes behind the built-in ones.
import type { Customer } from "../../../contract/customers.ts";
import { type Cell, csvLine } from "../../platform/csv.ts";

const columns: Record<string, (customer: Customer) => Cell> = {
  id: ({ id }) => id,
  external_id: ({ external_id }) => external_id,
  email: ({ email }) => email,
  phone: ({ phone }) => phone,
  first_name: ({ first_name }) => first_name,
  last_name: ({ last_name }) => last_name,
  country: ({ country }) => country,
  region: ({ region }) => region,
  city: ({ city }) => city,
  postal_code: ({ postal_code }) => postal_code,
  language: ({ language }) => language,
  timezone: ({ timezone }) => timezone,
  gender: ({ gender }) => gender,
  birthday: ({ birthday }) => birthday,
  source: ({ source }) => source,
  tags: ({ tags }) => tags.join("; "),
  consent_email: ({ consent }) => consent.email,
  consent_sms: ({ consent }) => consent.sms,
  consent_whatsapp: ({ consent }) => consent.whatsapp,
  consent_push: ({ consent }) => consent.push,
  orders_count: ({ orders }) => orders.count,
  orders_total: ({ orders }) => orders.total,
  currency: ({ orders }) => orders.currency,
  first_order_at: ({ orders }) => orders.first_at,
  last_order_at: ({ orders }) => orders.last_at,
  created_at: ({ created_at }) => created_at,
};

/** `custom` are the keys of the shop's own attributes. */
export function csvHead(custom: readonly string[]): string {
  return csvLine([...Object.keys(columns), ...custom.map((key) => `custom.${key}`)]);
}

export function csvLines(customers: readonly Customer[], custom: readonly string[]): string {
  return customers
    .map((customer) =>
      csvLine([
        ...Object.values(columns).map((read) => read(customer)),
        ...custom.map((key) => written(customer.custom[key])),
      ]),
    )
    .join("");
}

/** The file that pages of customers make. */
export async function* csvPieces(
  custom: readonly string[],
  pages: AsyncGenerator<readonly Customer[]>,
): AsyncGenerator<string> {
  yield csvHead(custom);
  for await (const page of pages) if (page.length > 0) yield csvLines(page, custom);
}

function written(value: Customer["custom"][string] | undefined): Cell {
  return Array.isArray(value) ? value.join("; ") : (value as Cell);
}
