// Customers who are one: looked up by what they are called, proposed as duplicates, merged, and taken apart again.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { customer, emailAddress, externalId } from "./customers.ts";
import { requiredText } from "./sent-values.ts";
import { id, instant, page, pageQuery } from "./values.ts";

export const duplicateKinds = ["email", "phone", "name_and_city", "name_and_phone_ending"] as const;
export type DuplicateKind = (typeof duplicateKinds)[number];

export const duplicate = z.object({
  customers: z.tuple([customer, customer]).meta({ description: "The one known longer first" }),
  evidence: z.array(
    z.object({
      kind: z.enum(duplicateKinds),
      value: z
        .string()
        .meta({ description: "What they share: the e-mail, the phone number, the city, its last digits" }),
      likeness: z.number().meta({ description: "Of their names, 0 to 1; 1 for the same e-mail or phone" }),
    }),
  ),
});
export type Duplicate = z.infer<typeof duplicate>;

export const customerMerge = z.object({
  id,
  survivor_id: id,
  merged_id: id,
  merged: z.object({
    external_id: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    name: z.string().nullable(),
  }),
  moved: z
    .record(z.string(), z.number().int())
    .meta({ description: "How many orders, events, messages and lists came along" }),
  at: instant,
});
export type CustomerMerge = z.infer<typeof customerMerge>;

const tag = "Customers";

export const mergeEndpoints = {
  lookUp: endpoint({
    method: "GET",
    path: "/api/customers/lookup",
    tag,
    access: "customers:read",
    summary:
      "One customer by external id, e-mail (in any case), phone or a visitor's id; names of merged ones lead to the survivor",
    query: z.object({
      external_id: externalId.optional(),
      email: emailAddress.optional(),
      phone: requiredText(40).optional().meta({
        description: "As people write it: with its country's prefix, or as in the workspace's own country",
        example: "098123 45678",
      }),
      anonymous_id: requiredText(500).optional().meta({
        description: "What a source called them before they said who they are",
      }),
    }),
    reply: customer,
  }),
  duplicates: endpoint({
    method: "GET",
    path: "/api/customers/duplicates",
    tag,
    access: "customers:read",
    summary: "Customers who may be one person, with the evidence, the strongest first",
    query: pageQuery.extend({ limit: z.coerce.number().int().min(1).max(100).default(30) }),
    reply: page(duplicate).extend({
      comparing: z.boolean().meta({
        description:
          "Customers who came or changed lately are still being compared, so that there may be more. Of those, a page has fewer",
      }),
    }),
  }),
  keepApart: endpoint({
    method: "POST",
    path: "/api/customers/duplicates/keep-apart",
    tag,
    access: "customers:write",
    summary: "Say that two customers are two, so that they are proposed no more",
    body: z.strictObject({ customer_ids: z.tuple([id, id]) }),
    reply: z.object({ done: z.literal(true) }),
  }),
  merge: endpoint({
    method: "POST",
    path: "/api/customers/:id/merge",
    tag,
    access: "customers:write",
    summary:
      "Merge another customer into this one: all that is theirs comes along, and their names lead here",
    params: z.object({ id }),
    body: z.strictObject({ customer_id: id.meta({ description: "Who is merged into the one in the path" }) }),
    reply: customerMerge,
  }),
  merges: endpoint({
    method: "GET",
    path: "/api/customers/:id/merges",
    tag,
    access: "customers:read",
    summary: "Who was merged into a customer, newest first",
    params: z.object({ id }),
    reply: z.object({ data: z.array(customerMerge) }),
  }),
  undo: endpoint({
    method: "POST",
    path: "/api/customers/merges/:id/undo",
    tag,
    access: "customers:write",
    summary: "Take a merge apart: what moved goes back, but for what was changed since",
    params: z.object({ id }),
    reply: z.object({ survivor: customer, restored: customer }),
  }),
};
