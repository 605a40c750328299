// The fate of a message: what happens to it and when, by the account's behaviour and the message's luck. Pure, and apart
// from the clock: the same message meets the same fate whenever it is sent.
import type { Behaviour, OrderProduct, VendorMessage } from "../contract/vendor.ts";
import { failureReason } from "./failures.ts";
import { between, type Luck, pick } from "./luck.ts";
import type { Happening, PlannedOrder } from "./record.ts";

interface Circumstances {
  behaviour: Behaviour;
  luck: Luck;
  /** What may be bought; nothing where orders go nowhere. */
  products: readonly OrderProduct[];
}

/** Part of the way to its fate at which a message has left the vendor. */
const sentAfter = 0.3;

/** The first to happen first: sent, then exactly one of delivered and failed, then what the reader does. */
export function happeningsOf(message: VendorMessage, circumstances: Circumstances): Happening[] {
  const { behaviour, luck } = circumstances;
  const after = Math.round(between(behaviour.receipt_delay_ms, luck.fateDelay));
  const sent: Happening = { event: "sent", after: Math.round(after * sentAfter) };
  if (luck.delivered >= behaviour.success_rate) {
    return [sent, { event: "failed", after, reason: failureReason(message.channel, luck.reason) }];
  }
  const reading = readingOf(message, after, circumstances).toSorted((a, b) => a.after - b.after);
  return [sent, { event: "delivered", after }, ...reading];
}

function readingOf(message: VendorMessage, delivered: number, circumstances: Circumstances): Happening[] {
  const { behaviour, luck } = circumstances;
  const wait = (share: number) => Math.round(between(behaviour.engagement_delay_ms, share));
  const found: Happening[] = [];
  const opened = delivered + wait(luck.openDelay);
  if (message.channel === "email" && luck.complained < behaviour.complaint_rate) {
    found.push({ event: "complained", after: opened });
  }
  if (luck.opened >= behaviour.open_rate) return found;
  // A text message is read like any other, but nobody can tell: it has no receipt for that.
  if (message.channel !== "sms") found.push({ event: "opened", after: opened });
  const clicked = opened + wait(luck.clickDelay);
  if (luck.unsubscribed < behaviour.unsubscribe_rate) found.push({ event: "unsubscribed", after: clicked });
  if (luck.clicked >= behaviour.click_rate || !message.links?.length) return found;
  found.push({ event: "clicked", after: clicked, url: pick(message.links, luck.link) });
  const order = orderOf(message, circumstances);
  if (order) found.push({ event: "ordered", after: clicked + wait(luck.orderDelay), order });
  return found;
}

/** Undefined where nothing is bought, or the shop would not know the buyer by the message's address. */
function orderOf(message: VendorMessage, circumstances: Circumstances): PlannedOrder | undefined {
  const { behaviour, luck, products } = circumstances;
  if (products.length === 0 || message.channel === "push") return undefined;
  if (luck.ordered >= behaviour.conversion_rate) return undefined;
  return {
    customer: message.channel === "email" ? { email: message.to } : { phone: message.to },
    product: pick(products, luck.product),
    quantity: 1 + Math.floor(luck.quantity * 3),
  };
}
