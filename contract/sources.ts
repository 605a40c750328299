// Sources: where a shop's data comes from by itself. A source has an address of ours and a key or secret of its own; what it
// delivers becomes customers, orders and events, and the last deliveries are kept to look at.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { requiredText } from "./sent-values.ts";
import { id, instant } from "./values.ts";

export const sourceKinds = ["segment", "shopify", "woocommerce"] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const source = z
  .object({
    id,
    kind: z.enum(sourceKinds),
    name: z.string(),
    address: z.string().meta({ description: "Where to send to; for Segment clients, the host" }),
    key_start: z
      .string()
      .nullable()
      .meta({ description: "The first characters of a write key, to tell which one it is" }),
    id_prefix: z.string().meta({ description: "Put before the ids of its customers and orders" }),
    last_delivery_at: instant.nullable(),
    refused: z
      .number()
      .int()
      .meta({ description: "Posts with a wrong signature; nothing else is kept of them" }),
    refused_at: instant.nullable(),
    created_at: instant,
  })
  .meta({ id: "Source" });
export type Source = z.infer<typeof source>;

/** What became of a delivery; `sample` was read for a person to look at, and changed nothing. */
export const deliveryOutcomes = ["taken", "waiting", "passed_over", "set_aside", "sample"] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

export const sourceDelivery = z
  .object({
    id,
    delivery_id: z.string().meta({ description: "The sender's own id" }),
    topic: z.string(),
    outcome: z.enum(deliveryOutcomes),
    note: z.string().nullable().meta({ description: "What was left out, waited for or could not be read" }),
    times: z.number().int().meta({ description: "How often it was sent; it counts once" }),
    received_at: instant,
  })
  .meta({ id: "SourceDelivery" });
export type SourceDelivery = z.infer<typeof sourceDelivery>;

const name = requiredText(80);
const secret = requiredText(200);
export const idPrefix = z
  .string()
  .regex(/^[A-Za-z0-9._-]{0,20}$/, "at most 20 letters, digits, dots, dashes and underscores");

export const sourceInput = z.strictObject({
  kind: z.enum(sourceKinds),
  name,
  secret: secret
    .optional()
    .meta({ description: "What Shopify signs with. Write keys and WooCommerce secrets are made here" }),
  id_prefix: idPrefix.optional(),
});
export type SourceInput = z.infer<typeof sourceInput>;

export const sampleReply = z.object({
  arrived: z.boolean(),
  outcome: z.enum(deliveryOutcomes).nullable(),
  words: z.string().meta({ description: "What was read, or what went wrong" }),
});
export type SampleReply = z.infer<typeof sampleReply>;

const tag = "Sources";
const params = z.object({ id });
const withSecret = source.extend({ secret: z.string().nullable() });

export const sourceEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/api/sources",
    tag,
    access: "sources:read",
    summary: "Where data comes in from",
    reply: z.object({ data: z.array(source) }),
  }),
  create: endpoint({
    method: "POST",
    path: "/api/sources",
    tag,
    access: "sources:manage",
    status: 201,
    summary: "Set up a source",
    body: sourceInput,
    reply: withSecret,
  }),
  get: endpoint({
    method: "GET",
    path: "/api/sources/:id",
    tag,
    access: "sources:read",
    summary: "One source",
    params,
    reply: source,
  }),
  update: endpoint({
    method: "PATCH",
    path: "/api/sources/:id",
    tag,
    access: "sources:manage",
    summary: "Rename a source, or change the secret that it signs with",
    params,
    body: z.strictObject({ name: name.optional(), secret: secret.optional() }),
    reply: source,
  }),
  remove: endpoint({
    method: "DELETE",
    path: "/api/sources/:id",
    tag,
    access: "sources:manage",
    summary: "Stop taking from a source; what it brought stays",
    params,
    reply: z.object({ deleted: z.literal(true) }),
  }),
  secret: endpoint({
    method: "GET",
    path: "/api/sources/:id/secret",
    tag,
    access: "sources:manage",
    summary: "The write key, or the secret to enter in WooCommerce",
    params,
    reply: z.object({ secret: z.string() }),
  }),
  renewSecret: endpoint({
    method: "POST",
    path: "/api/sources/:id/secret",
    tag,
    access: "sources:manage",
    summary: "Make a new write key or secret; the old one ends at once",
    params,
    reply: z.object({ secret: z.string() }),
  }),
  deliveries: endpoint({
    method: "GET",
    path: "/api/sources/:id/deliveries",
    tag,
    access: "sources:read",
    summary: "The last deliveries of a source, newest first",
    params,
    query: z.object({ outcome: z.enum(deliveryOutcomes).optional() }),
    reply: z.object({ data: z.array(sourceDelivery) }),
  }),
  sample: endpoint({
    method: "POST",
    path: "/api/sources/:id/sample",
    tag,
    access: "sources:manage",
    summary: "Post a signed sample to the source's address and say how it was read; nothing is changed by it",
    params,
    reply: sampleReply,
  }),
};
