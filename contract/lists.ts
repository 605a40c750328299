// Lists: customers picked by hand, pasted or handed over by a program, under a name. Whoever is on one stays on it until
// taken off, whatever their orders and attributes become; a rule asks about it by `{ "kind": "list", "id": … }`.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { customer, customerFilters, customerListFilters } from "./customers.ts";
import { csv, exportQuery } from "./exports.ts";
import { messageFilters } from "./messages.ts";
import { orderFilters } from "./orders.ts";
import { storable } from "./sent-values.ts";
import { id, instant, keptDeletedDays, page, pageQuery } from "./values.ts";

export const list = z
  .object({
    id,
    name: z.string(),
    description: z.string().nullable(),
    members: z.number().int(),
    created_at: instant,
    updated_at: instant,
    created_by: z.string().nullable(),
  })
  .meta({ id: "List" });
export type List = z.infer<typeof list>;

/** Most customers that are added or removed at once, and most bytes of a paste with as many. */
export const listMembersAtOnce = 100_000;
const membersBytes = 8 * 1024 * 1024;

const name = storable.trim().min(1).max(120);
const description = storable.trim().max(1_000).nullable().optional();
const customerIds = z.array(id).min(1).max(listMembersAtOnce);

/** Everyone in a list of the API, narrowed by its own filters: the customers themselves, or those of other rows. */
export const matching = z.discriminatedUnion("of", [
  z.strictObject({ of: z.literal("customers"), ...customerListFilters.shape }),
  z.strictObject({ of: z.literal("orders"), ...orderFilters.shape }),
  z.strictObject({ of: z.literal("segment"), id, ...customerFilters.shape }),
  z.strictObject({ of: z.literal("campaign"), id, ...messageFilters.shape }),
]);
/** As a client sends it. */
export type MatchingSent = z.input<typeof matching>;
export type Matching = z.output<typeof matching>;

/** Who is meant: by our ids, by a text as people copy it, or by what they have in common. */
const newMembers = z
  .strictObject({
    customer_ids: customerIds.optional(),
    pasted: storable
      .max(membersBytes)
      .optional()
      .meta({
        description: `External ids, e-mails or phone numbers, one a line or separated by commas, semicolons or tabs; up to ${listMembersAtOnce}`,
      }),
    matching: matching.optional().meta({
      description: `Everyone in a list of the API, with the filters of its query; up to ${listMembersAtOnce}`,
    }),
    dry_run: z.boolean().default(false).meta({ description: "Only answer what would happen" }),
  })
  .refine(
    ({ customer_ids, pasted, matching }) =>
      [customer_ids, pasted, matching].filter((one) => one !== undefined).length === 1,
    { message: "give one of customer_ids, pasted and matching", path: [] },
  );

/** Most entries not found, or written twice, that are shown; they are counted all. */
export const shownEntries = 200;
const entries = z.object({
  count: z.number().int(),
  first: z.array(z.object({ line: z.number().int(), text: z.string() })),
});
export type Entries = z.infer<typeof entries>;

export const membersAdded = z.object({
  entries: z.number().int().meta({ description: "How many were given" }),
  found: z.number().int().meta({ description: "Different customers among them" }),
  already: z.number().int().meta({ description: "On the list before" }),
  added: z.number().int().meta({ description: "Added, or with `dry_run` about to be" }),
  added_ids: z.array(id).meta({ description: "For undoing it; empty with `dry_run`" }),
  not_found: entries,
  duplicates: entries.meta({ description: "Entries that mean a customer named before" }),
});
export type MembersAdded = z.infer<typeof membersAdded>;

const params = z.object({ id });
const tag = "Lists";

export const listEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/api/lists",
    tag,
    access: "segments:read",
    summary: "Lists of customers",
    query: pageQuery.extend({
      search: storable.max(200).optional(),
      sort: z.enum(["-updated_at", "name"]).default("-updated_at"),
    }),
    reply: page(list),
  }),
  create: endpoint({
    method: "POST",
    path: "/api/lists",
    tag,
    access: "segments:write",
    status: 201,
    summary: "Make a list, empty at first",
    body: z.strictObject({ name, description }),
    reply: list,
  }),
  get: endpoint({
    method: "GET",
    path: "/api/lists/:id",
    tag,
    access: "segments:read",
    summary: "One list",
    params,
    reply: list,
  }),
  update: endpoint({
    method: "PATCH",
    path: "/api/lists/:id",
    tag,
    access: "segments:write",
    summary: "Rename or describe a list",
    params,
    body: z.strictObject({ name: name.optional(), description }),
    reply: list,
  }),
  remove: endpoint({
    method: "DELETE",
    path: "/api/lists/:id",
    tag,
    access: "segments:write",
    summary: "Delete a list that no segment or unsent campaign uses; its customers stay",
    params,
    reply: z.object({ done: z.literal(true) }),
  }),
  undelete: endpoint({
    method: "POST",
    path: "/api/lists/:id/undelete",
    tag,
    access: "segments:write",
    summary: `Bring back a list deleted in the last ${keptDeletedDays} days; who was on it is on it again`,
    params,
    reply: list,
  }),
  customers: endpoint({
    method: "GET",
    path: "/api/lists/:id/customers",
    tag,
    access: "segments:read",
    summary: "Who is on a list, latest order first",
    params,
    query: pageQuery.extend({ search: storable.trim().max(200).optional() }),
    reply: page(customer),
  }),
  export: endpoint({
    method: "GET",
    path: "/api/lists/:id/customers.csv",
    tag,
    access: "customers:export",
    summary: "Who is on a list as a CSV file, streamed",
    params,
    query: exportQuery.extend({ search: storable.trim().max(200).optional() }),
    media: csv,
  }),
  addMembers: endpoint({
    method: "POST",
    path: "/api/lists/:id/members",
    tag,
    access: "segments:write",
    bodyLimit: membersBytes + 64 * 1024,
    summary: "Put customers on a list; who is on it already stays as they are",
    params,
    body: newMembers,
    reply: membersAdded,
  }),
  removeMembers: endpoint({
    method: "POST",
    path: "/api/lists/:id/members/remove",
    tag,
    access: "segments:write",
    bodyLimit: membersBytes,
    summary: "Take customers off a list",
    params,
    body: z.strictObject({ customer_ids: customerIds }),
    reply: z.object({ removed: z.number().int(), removed_ids: z.array(id) }),
  }),
};
