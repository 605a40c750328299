// Samples that a source may be asked to post to itself: in the form of each kind, about nobody, in the workspace's currency.
import { createHmac, randomUUID } from "node:crypto";
import type { SourceKind } from "../../../contract/sources.ts";
import { sampleHeader } from "./posts.ts";

export interface Sample {
  /** The delivery's id. */
  id: string;
  headers: Record<string, string>;
  body: string;
}

interface Made {
  headers: Record<string, string>;
  body: object;
}

type Make = (id: string, now: string, currency: string) => Made;

const mail = "sample@example.com";

const makers: { [K in SourceKind]: Make } = {
  segment: (id, now, currency) => ({
    headers: {},
    body: {
      batch: [
        {
          type: "track",
          messageId: id,
          userId: "sample-customer",
          event: "Order Completed",
          timestamp: now,
          properties: {
            order_id: "sample-order",
            total: 10,
            currency,
            products: [{ product_id: "sample-product", name: "Sample", price: 10, quantity: 1 }],
          },
        },
      ],
      sentAt: now,
    },
  }),
  shopify: (id, now, currency) => ({
    headers: { "x-shopify-topic": "orders/create", "x-shopify-webhook-id": id },
    body: {
      id: 1,
      email: mail,
      created_at: now,
      updated_at: now,
      currency,
      financial_status: "paid",
      total_price: "10.00",
      line_items: [{ id: 1, product_id: 1, title: "Sample", quantity: 1, price: "10.00" }],
    },
  }),
  woocommerce: (id, now, currency) => ({
    headers: { "x-wc-webhook-topic": "order.created", "x-wc-webhook-delivery-id": id },
    body: {
      id: 1,
      status: "processing",
      currency,
      date_created_gmt: now.slice(0, 19),
      date_modified_gmt: now.slice(0, 19),
      total: "10.00",
      customer_id: 0,
      billing: { email: mail, first_name: "Sample" },
      line_items: [{ id: 1, product_id: 1, name: "Sample", quantity: 1, total: "10.00", price: 10 }],
    },
  }),
};

export function makeSample(kind: SourceKind, secret: string, now: Date, currency: string): Sample {
  const id = `sample-${randomUUID()}`;
  const made = makers[kind](id, now.toISOString(), currency);
  const body = JSON.stringify(made.body);
  const proof = proofs[kind](secret, body);
  return {
    id,
    body,
    headers: { ...made.headers, ...proof, [sampleHeader]: "1", "content-type": "application/json" },
  };
}

const signature = (secret: string, body: string) =>
  createHmac("sha256", secret).update(body).digest("base64");

const proofs: { [K in SourceKind]: (secret: string, body: string) => Record<string, string> } = {
  segment: (secret) => ({ authorization: `Basic ${Buffer.from(`${secret}:`).toString("base64")}` }),
  shopify: (secret, body) => ({ "x-shopify-hmac-sha256": signature(secret, body) }),
  woocommerce: (secret, body) => ({ "x-wc-webhook-signature": signature(secret, body) }),
};
