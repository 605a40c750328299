// A row's values as a customer to write. What the row says nothing about is left out, and so left alone.
import type { CustomerInput } from "../../../../contract/customers.ts";
import type { MappedColumn, Values } from "../rows/row-reader.ts";
import type { Value } from "../values/value.ts";

export function customerOfValues(values: Values, columns: MappedColumn[]): CustomerInput {
  const customer: Record<string, unknown> = {};
  const consent: Record<string, Value> = {};
  const custom: Record<string, Value> = {};
  columns.forEach(({ target }, place) => {
    const value = values[place];
    if (value === undefined || value === null) return;
    if (target.startsWith("custom.")) custom[target.slice("custom.".length)] = value;
    else if (target.startsWith("customer.consent."))
      consent[target.slice("customer.consent.".length)] = value;
    else if (target === "customer.name")
      Object.assign(customer, { ...splitName(String(value)), ...customer });
    else if (target === "customer.created_at" || target === "customer.updated_at")
      customer[target.slice("customer.".length)] = new Date(value as number).toISOString();
    else if (target.startsWith("customer.")) customer[target.slice("customer.".length)] = value;
  });
  if (Object.keys(consent).length > 0) customer.consent = consent;
  if (Object.keys(custom).length > 0) customer.custom = custom;
  return customer as CustomerInput;
}

/** “Asha Rao” and “Rao, Asha”; of several words the last is the family name. */
function splitName(name: string): { first_name?: string; last_name?: string } {
  const [family, given] = name.split(",").map((part) => part.trim());
  if (given) return { first_name: given.slice(0, 120), last_name: family!.slice(0, 120) };
  const words = name.split(/\s+/);
  const last = words.length > 1 ? words.pop() : undefined;
  return { first_name: words.join(" ").slice(0, 120), ...(last ? { last_name: last.slice(0, 120) } : {}) };
}
