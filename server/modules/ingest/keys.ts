// By which keys entries are kept in order: whatever two of them may both be about. The first is the customer, by whom the
// stream is split where several processes share it.
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
  return [...customerKeys(event.customer), `event ${event.id}`];
}

export function orderKeys(order: OrderPayload): string[] {
  return [...customerKeys(order.customer), `order ${order.external_id}`];
}
