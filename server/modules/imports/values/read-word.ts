// Cells that hold one of a few words: yes or no, and the state of an order, as shops' systems write them.
import type { OrderStatus } from "../../../../contract/orders.ts";
import { quoted, type Read, Unreadable } from "./value.ts";

const booleans = new Map<string, boolean | undefined>([
  ...words(
    "yes y true t 1 on x ✓ ✔ subscribed accepted opted_in opt_in optin granted ja oui si sí sim",
    true,
  ),
  ...words(
    "no n false f 0 off unsubscribed declined opted_out opt_out optout refused denied bounced suppressed nein non não",
    false,
  ),
  // Never asked is neither a yes nor a no.
  ...words("never_subscribed not_subscribed unknown pending unspecified", undefined),
]);

export const readBoolean: Read = (text) => {
  const key = keyOf(text);
  return booleans.has(key) ? booleans.get(key) : new Unreadable(`${quoted(text)} is neither yes nor no`);
};

/** Whether a text is plainly yes or no, and not merely a 1 or a 0. */
export function looksLikeBoolean(text: string): boolean {
  return /^(yes|no|true|false)$/i.test(text);
}

const statuses = new Map<string, OrderStatus>([
  ...words("paid complete completed processing captured success successful confirmed", "paid" as const),
  ...words("fulfilled shipped delivered dispatched closed partially_fulfilled", "fulfilled" as const),
  ...words(
    "pending unpaid on_hold authorized open new draft pending_payment awaiting_payment checkout_draft partially_paid",
    "pending" as const,
  ),
  ...words("cancelled canceled void voided failed expired declined rejected", "cancelled" as const),
  ...words("refunded returned fully_refunded", "refunded" as const),
  ...words("partially_refunded partial_refund partly_refunded", "partially_refunded" as const),
]);

export const readStatus: Read = (text) => {
  const status = statuses.get(keyOf(text).replace(/^wc_/, ""));
  return (
    status ??
    new Unreadable(`${quoted(text)} is no order status; paid, pending, fulfilled, cancelled and refunded are`)
  );
};

function keyOf(text: string): string {
  return text.toLowerCase().replace(/[\s-]+/g, "_");
}

function words<T>(list: string, value: T): [string, T][] {
  return list.split(" ").map((word) => [word, value]);
}
