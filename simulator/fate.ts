// The fate of a message: what happens to it and when, by the account's behaviour and the message's luck. Pure.
import type { Behaviour, OrderProduct, VendorMessage } from "../contract/vendor.ts";
import { failureReason } from "./failures.ts";
import { between, type Luck, pick } from "./luck.ts";
import type { Happening, PlannedOrder } from "./record.ts";

/** Part of the way to its fate at which a message has left the vendor. */
const sentAfter = 0.3;

/** Oldest first: sent, then exactly one of delivered and failed, then what the reader does. */
export function happeningsOf(
  message: VendorMessage,
  takenAt: number,
  behaviour: Behaviour,
  luck: Luck,
  products: readonly OrderProduct[],
): Happening[] {
  const delay = between(behaviour.receipt_delay_ms, luck.fateDelay);
  const sent: Happening = { event: "sent", at: takenAt + Math.round(delay * sentAfter) };
  const at = takenAt + Math.round(delay);
  if (luck.delivered >= behaviour.success_rate) {
    return [sent, { event: "failed", at, reason: failureReason(message.channel, luck.reason) }];
  }
  const reading = readingOf(message, at, behaviour, luck, products).toSorted((a, b) => a.at - b.at);
  return [sent, { event: "delivered", at }, ...reading];
}

function readingOf(
  message: VendorMessage,
  deliveredAt: number,
  behaviour: Behaviour,
  luck: Luck,
  products: readonly OrderProduct[],
): Happening[] {
  const wait = (share: number) => Math.round(between(behaviour.engagement_delay_ms, share));
  const found: Happening[] = [];
  const openedAt = deliveredAt + wait(luck.openDelay);
  if (message.channel === "email" && luck.complained < behaviour.complaint_rate) {
    found.push({ event: "complained", at: openedAt });
  }
  if (luck.opened >= behaviour.open_rate) return found;
  // A text message is read like any other, but nobody can tell: it has no receipt for that.
  if (message.channel !== "sms") found.push({ event: "opened", at: openedAt });
  const clickedAt = openedAt + wait(luck.clickDelay);
  if (luck.unsubscribed < behaviour.unsubscribe_rate) found.push({ event: "unsubscribed", at: clickedAt });
  if (luck.clicked >= behaviour.click_rate || !message.links?.length) return found;
  found.push({ event: "clicked", at: clickedAt, url: pick(message.links, luck.link) });
  const order = orderOf(message, luck, products);
  if (order && luck.ordered < behaviour.conversion_rate) {
    found.push({ event: "ordered", at: clickedAt + wait(luck.orderDelay), order });
  }
  return found;
}

/** Undefined where there is nothing to buy, or no address by which the shop would know the buyer. */
function orderOf(
  message: VendorMessage,
  luck: Luck,
  products: readonly OrderProduct[],
): PlannedOrder | undefined {
  if (products.length === 0 || message.channel === "push") return undefined;
  return {
    customer: message.channel === "email" ? { email: message.to } : { phone: message.to },
    product: pick(products, luck.product),
    quantity: 1 + Math.floor(luck.quantity * 3),
  };
}
