// A delivery as the stream carries it: one message of a source, as it was sent; and what reading it comes to.
import { z } from "zod";
import type { CustomerInput, CustomerRef } from "../../../contract/customers.ts";
import { type SourceKind, sourceKinds } from "../../../contract/sources.ts";
import { currency, id, instant } from "../../../contract/values.ts";
import { parseOrThrow } from "../../http/faults.ts";
import type { EventPayload } from "../events/index.ts";

export interface Delivery {
  source: { id: string; kind: SourceKind; prefix: string };
  /** The sender's own id: sent twice it counts once. */
  id: string;
  /** `orders/create`, `order.updated`, `track`. */
  topic: string;
  body: unknown;
  /** ISO 8601 */
  received_at: string;
  /** What amounts are counted in, since others cannot be kept. */
  currency: string;
  /** To be read and shown, and to change nothing. */
  sample?: true;
}

const deliverySchema = z.strictObject({
  source: z.strictObject({ id, kind: z.enum(sourceKinds), prefix: z.string() }),
  id: z.string(),
  topic: z.string(),
  body: z.unknown(),
  received_at: instant,
  currency,
});

/** What a person may have changed of one that was set aside. */
export function readDelivery(payload: unknown): Delivery {
  return parseOrThrow(deliverySchema, payload, "/payload");
}

/** What a delivery says. `version` tells which of two said it later, whenever they arrive. */
export type Said =
  | { about: "customer"; who: CustomerRef; version: string; fields: Partial<CustomerInput> }
  | { about: "order"; id: string; version: string; fields: OrderFields }
  | { about: "event"; event: EventPayload }
  /** Two names of one person. */
  | { about: "names"; names: CustomerRef };

/** What may be said of an order; a refund has an id of its own, so that it is taken off once. */
export interface OrderFields {
  customer?: CustomerRef;
  /** ISO 8601. When it was placed, where that is known for certain. */
  ordered_at?: string;
  /** When anything was first said of it. */
  first_at?: string;
  status?: string;
  total?: number;
  discount?: number;
  coupon?: string | null;
  channel?: string | null;
  store?: string | null;
  items?: unknown[];
  refunds?: Record<string, number>;
}

/** Somebody without a name of the shop's, known by what their browser is called. */
export interface Visitor {
  anonymousId: string;
  /** Who that is, where the message says so. */
  is?: CustomerRef;
  version: string;
}

export type Reading =
  | { outcome: "says"; said: Said[]; notes: string[]; visitor?: Visitor }
  /** Nobody can tell yet whom this is about. */
  | { outcome: "waits"; anonymousId: string }
  | { outcome: "passed_over"; reason: string }
  | { outcome: "unreadable"; reason: string };

/** Thrown by readers where a delivery cannot be made out; the words say why. */
export class Unreadable extends Error {}

/** Reads a delivery of its kind; `known` is who its visitor turned out to be. */
export type Translate = (delivery: Delivery, known?: CustomerRef) => Reading;
