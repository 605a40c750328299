// By which keys entries are kept in order: whatever two of them may both be about.
import type { CustomerInput, CustomerRef } from "../../../contract/customers.ts";
import type { EventPayload } from "../events/index.ts";
import type { OrderPayload } from "../orders/index.ts";

export function customerKeys({ external_id, email, phone }: CustomerInput | CustomerRef): string[] {
  const keys: string[] = [];
  if (external_id) keys.push(`id ${external_id}`);
  if (email) keys.push(`email ${email.toLowerCase()}`);
  if (phone) keys.push(`phone ${phone}`);
  return keys;
}

export function eventKeys(event: EventPayload): string[] {
  return [`event ${event.id}`, ...customerKeys(event.customer)];
}

export function orderKeys(order: OrderPayload): string[] {
  return [`order ${order.external_id}`, ...customerKeys(order.customer)];
}
