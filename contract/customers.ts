// Customers: who buys. Sent in by the shop's own id, e-mail or phone; a field left out is left alone, null clears it.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { filtersParameter } from "./filters.ts";
import { accepted, batchBytes, batchMax, batchReply, waitQuery } from "./ingest.ts";
import { optionalText, requiredText, sentDay, sentInstant, sentUpdatedAt, storable } from "./sent-values.ts";
import { currency, id, instant, money, page, pageQuery, totalAtOnce } from "./values.ts";

export const phone = z
  .string()
  .regex(/^\+[1-9][0-9]{6,14}$/, "a phone number in international form, such as +919812345678");
export const externalId = requiredText(200);
export const emailAddress = z.email().max(320);

export const customerConsent = z.strictObject({
  email: z.boolean().nullable().optional(),
  sms: z.boolean().nullable().optional(),
  whatsapp: z.boolean().nullable().optional(),
  push: z.boolean().nullable().optional(),
});

/** The key of a custom attribute. */
export const customKey = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,59}$/,
    "small letters, digits and underscores, starting with a letter, at most 60",
  );
/** A custom attribute's value: text, number, boolean, a date as text, or a list of texts. */
export const customValue = z.union(
  [storable.max(2_000), z.number(), z.boolean(), z.array(storable.max(200)).max(100), z.null()],
  "a text of at most 2,000 characters, a number, true or false, or a list of at most 100 texts",
);

const customerFields = z.strictObject({
  external_id: externalId.optional(),
  email: emailAddress.nullable().optional(),
  phone: phone.nullable().optional(),
  first_name: optionalText(120),
  last_name: optionalText(120),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, "two letters of ISO 3166, such as IN")
    .toUpperCase()
    .nullable()
    .optional(),
  region: optionalText(120),
  city: optionalText(120),
  postal_code: optionalText(20),
  language: z
    .string()
    .regex(/^[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "a language tag, such as en or pt-BR")
    .nullable()
    .optional(),
  timezone: optionalText(64),
  gender: optionalText(40),
  birthday: sentDay.nullable().optional(),
  source: optionalText(80),
  tags: z.array(requiredText(80)).max(100).nullable().optional(),
  consent: customerConsent.optional(),
  custom: z.record(customKey, customValue).optional(),
  created_at: sentInstant.nullable().optional(),
});

export const customerInput = customerFields
  .extend({ updated_at: sentUpdatedAt })
  .refine((c) => typeof (c.external_id ?? c.email ?? c.phone) === "string", {
    message: "give at least one of external_id, email and phone",
    path: [],
  })
  .meta({ id: "CustomerInput" });
export type CustomerInput = z.infer<typeof customerInput>;

/** How an order or event names its customer. */
export const customerRef = z
  .strictObject({
    external_id: externalId.optional(),
    email: emailAddress.optional(),
    phone: phone.optional(),
  })
  .refine((c) => typeof (c.external_id ?? c.email ?? c.phone) === "string", {
    message: "give at least one of external_id, email and phone",
    path: [],
  });
/** The same, or by the id that Regulars gave. */
export const customerMeant = z.union([z.strictObject({ id }), customerRef]);
export type CustomerRef = z.infer<typeof customerRef>;

export const customer = z
  .object({
    id,
    external_id: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    first_name: z.string().nullable(),
    last_name: z.string().nullable(),
    country: z.string().nullable(),
    region: z.string().nullable(),
    city: z.string().nullable(),
    postal_code: z.string().nullable(),
    language: z.string().nullable(),
    timezone: z.string().nullable(),
    gender: z.string().nullable(),
    birthday: z.string().nullable(),
    source: z.string().nullable(),
    tags: z.array(z.string()),
    consent: z.object({
      email: z.boolean().nullable(),
      sms: z.boolean().nullable(),
      whatsapp: z.boolean().nullable(),
      push: z.boolean().nullable(),
    }),
    custom: z.record(z.string(), customValue),
    created_at: instant,
    updated_at: instant,
    orders: z.object({
      count: z
        .number()
        .int()
        .meta({ description: "Orders that count: not pending, cancelled or fully refunded" }),
      total: money.meta({ description: "What they paid, net of refunds" }),
      currency,
      first_at: instant.nullable(),
      last_at: instant.nullable(),
    }),
  })
  .meta({ id: "Customer" });
export type Customer = z.infer<typeof customer>;

export const customerSorts = [
  "-last_order_at",
  "last_order_at",
  "-created_at",
  "created_at",
  "-orders_total",
  "-orders_count",
  "name",
  "-name",
] as const;

export const customerFilters = z.object({
  search: storable
    .trim()
    .max(200)
    .optional()
    .meta({ description: "Part of a name, e-mail, phone or external id" }),
  country: storable.max(2).optional(),
  city: storable.max(120).optional(),
  tag: storable.max(80).optional(),
  ordered: z.stringbool().optional().meta({ description: "true: has ordered; false: never" }),
  consent: z
    .enum(["email", "sms", "whatsapp", "push"])
    .optional()
    .meta({ description: "Said yes to this channel" }),
});

/** What the list of all customers can be narrowed by. */
export const customerListFilters = customerFilters.extend({ filters: filtersParameter });

/** One line of a customer's story. */
export const timelineEntry = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("order"),
    at: instant,
    order: z.object({
      id,
      external_id: z.string(),
      status: z.string(),
      total: money,
      currency,
      items: z.number().int(),
    }),
  }),
  z.object({
    kind: z.literal("message"),
    at: instant,
    message: z.object({
      id,
      campaign_id: id,
      campaign: z.string(),
      channel: z.string(),
      outcome: z.string(),
      reason: z.string().nullable(),
      subject: z.string().nullable(),
      opened_at: instant.nullable(),
      clicked_at: instant.nullable(),
    }),
  }),
  z.object({
    kind: z.literal("event"),
    at: instant,
    event: z.object({ id, name: z.string(), properties: z.record(z.string(), z.json()) }),
  }),
  z.object({ kind: z.literal("created"), at: instant, source: z.string().nullable() }),
]);
export type TimelineEntry = z.infer<typeof timelineEntry>;

const tag = "Customers";

export const customerEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/api/customers",
    tag,
    access: "customers:read",
    summary: "Customers, with search and filters",
    query: pageQuery
      .extend(customerListFilters.shape)
      .extend({ sort: z.enum(customerSorts).default("-created_at") }),
    reply: page(customer).extend({ total: totalAtOnce }),
  }),
  count: endpoint({
    method: "GET",
    path: "/api/customers/count",
    tag,
    access: "customers:read",
    summary: "How many customers match, however many",
    query: customerListFilters,
    reply: z.object({ count: z.number().int() }),
  }),
  create: endpoint({
    method: "POST",
    path: "/api/customers",
    tag,
    access: "customers:write",
    status: 202,
    summary: "Create a customer, or update the one with this id, e-mail or phone",
    query: waitQuery,
    body: customerInput,
    reply: z.union([customer, accepted]),
  }),
  createBatch: endpoint({
    method: "POST",
    path: "/api/customers/batch",
    tag,
    access: "customers:write",
    status: 202,
    bodyLimit: batchBytes,
    summary: `Create or update up to ${batchMax} customers; the good ones are kept`,
    query: waitQuery,
    body: z.object({
      customers: z.array(z.unknown()).min(1).max(batchMax).meta({ description: "CustomerInput each" }),
    }),
    reply: batchReply,
  }),
  get: endpoint({
    method: "GET",
    path: "/api/customers/:id",
    tag,
    access: "customers:read",
    summary: "One customer",
    params: z.object({ id }),
    reply: customer,
  }),
  update: endpoint({
    method: "PATCH",
    path: "/api/customers/:id",
    tag,
    access: "customers:write",
    summary: "Change some fields of a customer",
    params: z.object({ id }),
    body: customerFields,
    reply: customer,
  }),
  timeline: endpoint({
    method: "GET",
    path: "/api/customers/:id/timeline",
    tag,
    access: "customers:read",
    summary: "Orders, events and messages of a customer, newest first",
    params: z.object({ id }),
    query: pageQuery.extend({ kind: z.enum(["order", "message", "event"]).optional() }),
    reply: page(timelineEntry),
  }),
  segments: endpoint({
    method: "GET",
    path: "/api/customers/:id/segments",
    tag,
    access: "segments:read",
    summary: "Saved segments this customer is in now",
    params: z.object({ id }),
    reply: z.object({ data: z.array(z.object({ id, name: z.string() })) }),
  }),
  lists: endpoint({
    method: "GET",
    path: "/api/customers/:id/lists",
    tag: "Lists",
    access: "segments:read",
    summary: "Lists this customer is on",
    params: z.object({ id }),
    reply: z.object({ data: z.array(z.object({ id, name: z.string() })) }),
  }),
};
