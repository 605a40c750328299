// Reads deliveries of every kind. A new kind of source does not compile until it has its reader here.
import type { CustomerRef } from "../../../contract/customers.ts";
import type { SourceKind } from "../../../contract/sources.ts";
import { type Delivery, type Reading, type Translate, Unreadable } from "./delivery.ts";
import { translateSegment } from "./segment/translate.ts";
import { translateShopify } from "./shopify/translate.ts";
import { translateWooCommerce } from "./woocommerce/translate.ts";

const readers: { [K in SourceKind]: Translate } = {
  segment: translateSegment,
  shopify: translateShopify,
  woocommerce: translateWooCommerce,
};

/** Pure. What cannot be made out is an answer, since one odd message must not hold up its neighbours. */
export function translate(delivery: Delivery, known?: CustomerRef): Reading {
  try {
    return readers[delivery.source.kind](delivery, known);
  } catch (error) {
    if (error instanceof Unreadable) return { outcome: "unreadable", reason: error.message };
    throw error;
  }
}
