// The addresses that sources deliver to, in the forms that their senders know: Segment's HTTP API, and webhooks of Shopify
// and WooCommerce. Bodies are theirs to shape; what cannot be read is set aside with its reason.
import { z } from "zod";
import { endpoint } from "./api.ts";

/** Most bytes of a Segment batch and of a single call, as Segment has them. */
const segmentBatchBytes = 500 * 1024;
const segmentCallBytes = 32 * 1024;
/** Orders of hundreds of lines are posted whole. */
const webhookBytes = 5 * 1024 * 1024;

const taken = z.object({ success: z.literal(true) });
const tag = "Deliveries";

/** A sender's odd message is set aside, never refused: it would be sent again and again. */
const segmentBody = z.unknown().meta({
  description: "As Segment's clients send it. The write key comes as the user name (Basic) or as `writeKey`",
  example: { userId: "c-1042", event: "Product Viewed", properties: { product_id: "p-7" } },
});
const webhookBody = z.unknown().meta({ description: "The object itself, as the shop posts it" });

function segmentCall<const Type extends string>(type: Type, summary: string) {
  return endpoint({
    method: "POST",
    path: `/v1/${type}`,
    tag,
    access: "signed",
    signer: "segment",
    bodyLimit: segmentCallBytes,
    summary,
    body: segmentBody,
    reply: taken,
  });
}

function webhook<const Kind extends "shopify" | "woocommerce">(kind: Kind, summary: string) {
  return endpoint({
    method: "POST",
    path: `/hooks/${kind}/:source`,
    tag,
    access: "signed",
    signer: kind,
    bodyLimit: webhookBytes,
    summary,
    params: z.object({ source: z.string().max(80) }),
    body: webhookBody,
    reply: taken,
  });
}

export const deliveryEndpoints = {
  identify: segmentCall("identify", "Segment: who somebody is"),
  track: segmentCall("track", "Segment: what somebody did; “Order Completed” and its like become orders"),
  page: segmentCall("page", "Segment: a page seen"),
  screen: segmentCall("screen", "Segment: a screen seen"),
  group: segmentCall("group", "Segment: which company somebody belongs to"),
  alias: segmentCall("alias", "Segment: one person known by two names"),
  batch: endpoint({
    method: "POST",
    path: "/v1/batch",
    tag,
    access: "signed",
    signer: "segment",
    bodyLimit: segmentBatchBytes,
    summary: "Segment: many messages at once, each with its type",
    body: segmentBody.meta({
      example: { batch: [{ type: "track", userId: "c-1042", event: "Product Viewed" }] },
    }),
    reply: taken,
  }),
  shopify: webhook("shopify", "Shopify webhook: orders, customers and refunds, signed"),
  woocommerce: webhook("woocommerce", "WooCommerce webhook: orders and customers, signed"),
};
