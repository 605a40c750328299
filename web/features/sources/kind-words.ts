// What people know about each kind of source: its name, what it brings, and how to connect it, step by step.
import type { SourceKind } from "../../../contract/sources.ts";

interface KindWords {
  name: string;
  brings: string;
  /** Of the address and of the key, as the other side calls them. */
  address: string;
  secret: string;
  steps: string[];
}

export const kindWords: { [K in SourceKind]: KindWords } = {
  segment: {
    name: "Segment",
    brings: "Customers, events and orders, from any Segment client",
    address: "Host",
    secret: "Write key",
    steps: [
      "In your Segment client, set the host to the one below; everything else stays as it is.",
      "Use the write key of this source.",
      "“Order Completed” and its like become orders; other tracked events become events.",
    ],
  },
  shopify: {
    name: "Shopify",
    brings: "Orders, customers and refunds, as they happen",
    address: "URL",
    secret: "Signing secret",
    steps: [
      "In Shopify, open Settings, Notifications, Webhooks and create one for each topic, as JSON, with the URL below.",
      "Topics: order creation, order update, order cancellation, refund create, customer creation, customer update.",
      "Shopify shows under the list what it signs with; that is the signing secret entered here.",
    ],
  },
  woocommerce: {
    name: "WooCommerce",
    brings: "Orders with their refunds, and customers, as they happen",
    address: "Delivery URL",
    secret: "Secret",
    steps: [
      "In WooCommerce, open Settings, Advanced, Webhooks and add one for each topic, with the delivery URL and secret below.",
      "Topics: Order created, Order updated, Order deleted, Customer created, Customer updated.",
      "Choose API version “WP REST API Integration v3” and set the status to Active.",
    ],
  },
};
