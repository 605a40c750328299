// By which of its ids a row names its customer: the shop's own, else the e-mail address, else the phone.
import type { CustomerRef } from "../../../../contract/customers.ts";
import type { Values } from "../rows/row-reader.ts";
import type { Slots } from "../rows/slots.ts";

/** Undefined where the row names no customer. */
export function customerRef(values: Values, slots: Slots): CustomerRef | undefined {
  const external_id = slots.text(values, "customer.external_id");
  if (external_id !== undefined) return { external_id };
  const email = slots.text(values, "customer.email");
  if (email !== undefined) return { email };
  const phone = slots.text(values, "customer.phone");
  return phone === undefined ? undefined : { phone };
}

/** Whether a key is the shop's own id, by which nobody but that customer can be meant. */
export function isOwnId(key: string): boolean {
  return key.startsWith("i");
}

/** One text for each customer; addresses are one whatever their case. */
export function customerKey({ external_id, email, phone }: CustomerRef): string {
  if (external_id !== undefined) return `i${external_id}`;
  return email !== undefined ? `e${email.toLowerCase()}` : `p${phone}`;
}
