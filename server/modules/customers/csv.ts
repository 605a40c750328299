// Customers as lines of a CSV file, with their shop's own attributes behind the built-in ones.
import type { Customer } from "../../../contract/customers.ts";

type Cell = string | number | boolean | null | undefined;

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

/** Tells spreadsheets that the file is UTF-8. */
const mark = "\ufeff";

/** `custom` are the keys of the shop's own attributes. */
export function csvHead(custom: readonly string[]): string {
  return mark + line([...Object.keys(columns), ...custom.map((key) => `custom.${key}`)]);
}

export function csvLines(customers: readonly Customer[], custom: readonly string[]): string {
  return customers
    .map((customer) =>
      line([
        ...Object.values(columns).map((read) => read(customer)),
        ...custom.map((key) => written(customer.custom[key])),
      ]),
    )
    .join("");
}

function written(value: Customer["custom"][string] | undefined): Cell {
  return Array.isArray(value) ? value.join("; ") : (value as Cell);
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(quoted).join(",")}\r\n`;
}

/** A text that a spreadsheet would run as a formula is made plain; a phone number is none. */
function quoted(cell: Cell): string {
  const text = String(cell ?? "");
  const safe = typeof cell === "string" && /^[=@\t\r]|^[+-](?!\d+$)/.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
