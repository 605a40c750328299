// Events: what customers do besides buying. An event is a fact: it has a name, a moment and properties, and is kept once,
// however often it is sent. Names and properties need no setting up; what comes is catalogued.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { customerRef, externalId } from "./customers.ts";
import { accepted, batchBytes, batchMax, batchReply, waitQuery } from "./ingest.ts";
import { requiredText, sentInstant } from "./sent-values.ts";
import { id, instant, page, pageQuery } from "./values.ts";

export const eventName = requiredText(120).meta({ example: "product_viewed" });

/** Most characters of all properties of an event, written as JSON. */
export const mostPropertyText = 32_768;
const mostProperties = 200;

/** JSON that PostgreSQL keeps as it is: no NUL, no half of a surrogate pair, whether in keys or values. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

export const eventProperties = z
  .record(requiredText(120), z.json())
  .superRefine((properties, context) => {
    if (Object.keys(properties).length > mostProperties)
      context.addIssue({ code: "custom", message: `at most ${mostProperties} properties are kept` });
    const text = JSON.stringify(properties);
    if (text.length > mostPropertyText)
      context.addIssue({ code: "custom", message: `at most ${mostPropertyText} characters in all are kept` });
    if (unstorable.test(text))
      context.addIssue({
        code: "custom",
        message: "holds a character that cannot be kept (NUL, or half of a surrogate pair)",
      });
  })
  .meta({ description: "Texts, numbers, true or false and dates can be asked about; anything else is kept" });

export const eventInput = z
  .strictObject({
    id: externalId.optional().meta({
      description: "The shop's own id: sent again, the event is kept once. One is given where it is left out",
      example: "e-1",
    }),
    name: eventName,
    customer: customerRef,
    occurred_at: sentInstant.optional().meta({ description: "When it arrived, if left out" }),
    properties: eventProperties.optional(),
  })
  .meta({ id: "EventInput" });
export type EventInput = z.infer<typeof eventInput>;

export const event = z
  .object({
    id,
    external_id: z.string().meta({ description: "The shop's own id" }),
    name: z.string(),
    customer: z.object({
      id,
      external_id: z.string().nullable(),
      name: z.string().nullable(),
      email: z.string().nullable(),
    }),
    occurred_at: instant,
    received_at: instant,
    properties: z.record(z.string(), z.json()),
  })
  .meta({ id: "Event" });
export type ShopEvent = z.infer<typeof event>;

/** What a property's values have been; `other` cannot be asked about (objects and lists). */
export const valueTypes = ["text", "number", "boolean", "date", "other"] as const;
export type ValueType = (typeof valueTypes)[number];

export const catalogueProperty = z.object({
  name: z.string(),
  type: z.enum(valueTypes).meta({ description: "Of the first value that came" }),
  conflicts: z
    .array(z.enum(valueTypes))
    .meta({ description: "Other types that came; such values are kept and count as missing in rules" }),
  fill_rate: z.number().meta({ description: "Share of these events that have it, 0 to 1" }),
  common_values: z.array(z.object({ value: z.string(), count: z.number().int() })),
});

export const catalogueEvent = z.object({
  name: z.string(),
  count: z.number().int(),
  customers: z.number().int(),
  first_at: instant.nullable(),
  last_at: instant.nullable(),
  properties: z.array(catalogueProperty),
});
export type CatalogueEvent = z.infer<typeof catalogueEvent>;

const tag = "Events";

export const eventEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/api/events",
    tag,
    access: "events:read",
    summary: "Events, newest first",
    query: pageQuery.extend({
      name: eventName.optional(),
      customer_id: id.optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      sort: z.enum(["-occurred_at", "occurred_at"]).default("-occurred_at"),
    }),
    reply: page(event),
  }),
  catalogue: endpoint({
    method: "GET",
    path: "/api/events/catalogue",
    tag,
    access: "events:read",
    summary: "Which events there are, how often they came, and what their properties hold",
    reply: z.object({ data: z.array(catalogueEvent) }),
  }),
  create: endpoint({
    method: "POST",
    path: "/api/events",
    tag,
    access: "events:write",
    status: 202,
    summary: "Record an event of a customer",
    query: waitQuery,
    body: eventInput,
    reply: z.union([event, accepted]),
  }),
  createBatch: endpoint({
    method: "POST",
    path: "/api/events/batch",
    tag,
    access: "events:write",
    status: 202,
    bodyLimit: batchBytes,
    summary: `Record up to ${batchMax} events; the good ones are kept`,
    query: waitQuery,
    body: z.object({
      events: z.array(z.unknown()).min(1).max(batchMax).meta({ description: "EventInput each" }),
    }),
    reply: batchReply,
  }),
  get: endpoint({
    method: "GET",
    path: "/api/events/:id",
    tag,
    access: "events:read",
    summary: "One event",
    params: z.object({ id }),
    reply: event,
  }),
};
