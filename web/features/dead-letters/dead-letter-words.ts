// What people call the kinds of entries, and the ways they came in.
import type { DeadLetterKind, DeadLetterSource, DeadLetterState } from "../../../contract/dead-letters.ts";
import type { Tone } from "../../ui/state-badge.tsx";

export const kindWords: { [K in DeadLetterKind]: string } = {
  customer: "Customer",
  order: "Order",
  event: "Event",
  delivery: "Delivery",
  receipt: "Receipt",
};

export const sourceWords: { [S in DeadLetterSource]: string } = {
  api: "API",
  import: "Import",
  segment: "Segment",
  shopify: "Shopify",
  woocommerce: "WooCommerce",
  vendor: "Channel vendor",
};

export const stateWords: { [S in DeadLetterState]: { label: string; tone: Tone } } = {
  waiting: { label: "Waiting", tone: "bad" },
  replayed: { label: "Replayed", tone: "good" },
  dismissed: { label: "Dismissed", tone: "quiet" },
};

/** An entry may be of a kind that this page does not know yet. */
export function wordFor(words: Record<string, string>, name: string): string {
  return words[name] ?? name;
}
