// The values of the customer form, and the body that carries only what was changed: a cleared field becomes null.
import type { Customer, CustomerInput } from "../../../contract/customers.ts";

const fields = [
  "first_name",
  "last_name",
  "email",
  "phone",
  "external_id",
  "country",
  "region",
  "city",
  "postal_code",
  "language",
  "birthday",
] as const;
export type CustomerField = (typeof fields)[number];

export type CustomerValues = Record<CustomerField, string> & { tags: string[] };

export const emptyCustomer: CustomerValues = {
  ...(Object.fromEntries(fields.map((field) => [field, ""])) as Record<CustomerField, string>),
  tags: [],
};

export function valuesOf(customer: Customer): CustomerValues {
  const texts = Object.fromEntries(fields.map((field) => [field, customer[field] ?? ""]));
  return { ...(texts as Record<CustomerField, string>), tags: customer.tags };
}

export function bodyOf(values: CustomerValues, before: CustomerValues): CustomerInput {
  const changed = fields.filter((field) => values[field].trim() !== before[field]);
  const body = Object.fromEntries(changed.map((field) => [field, plain(field, values[field]) || null]));
  const sameTags = values.tags.join("\n") === before.tags.join("\n");
  return { ...body, ...(sameTags ? {} : { tags: values.tags }) } as CustomerInput;
}

/** Phone numbers are taken as people write them: "+91 98123 45678" or "0091 98123-45678". */
function plain(field: CustomerField, text: string): string {
  const trimmed = text.trim();
  return field === "phone" ? trimmed.replace(/[\s().-]/g, "").replace(/^00/, "+") : trimmed;
}
