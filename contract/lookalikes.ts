// Lookalike audiences: of everybody else, those most like the people of a segment, of a list, or like a campaign's buyers; how
// alike each is, what they share, and how well that was found to work on people whom the model had not seen.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { exclusionsMax } from "./campaigns.ts";
import { customer } from "./customers.ts";
import { answeredBy } from "./engines.ts";
import { waitQuery } from "./ingest.ts";
import { list } from "./lists.ts";
import { ruleInput } from "./segments.ts";
import { storable } from "./sent-values.ts";
import { id, instant, page, pageQuery } from "./values.ts";

export const seedKinds = ["segment", "list", "campaign"] as const;
export type SeedKind = (typeof seedKinds)[number];

/** Fewer people say too little of what they share. */
export const seedsLeast = 30;
/** The most alike that are kept, and so the largest audience. */
export const lookalikesMost = 100_000;

export const lookalikeStates = ["waiting", "running", "ready", "refused", "failed"] as const;

export const traitKinds = [
  "recency",
  "orders",
  "recent_orders",
  "money",
  "average_order",
  "discounts",
  "age",
  "place",
  "channel",
  "category",
  "delivered",
  "opened",
  "clicked",
] as const;
export type TraitKind = (typeof traitKinds)[number];

/** Something that sets the people of the seed apart: its figure among them, and among the others. */
export const trait = z.object({
  kind: z.enum(traitKinds),
  label: z.string().nullable().meta({ description: "Which category, channel or place", example: "Coffee" }),
  seed: z.number(),
  rest: z.number(),
  weight: z.number().meta({ description: "Its part of what tells the two apart, of 1" }),
  sentence: z.string().meta({ example: "52 % bought Coffee, against 13 % of the others: 4 times as many" }),
});
export type Trait = z.infer<typeof trait>;

const share = z.number().min(0).max(1);

/** Of people of the seed whom the model had not seen, how many were among those it ranks first. */
export const lift = z.object({
  share: share.meta({ description: "Of all customers, those ranked first", example: 0.05 }),
  found: share.meta({ description: "Of the people of the seed, those among them" }),
  lift: z.number().meta({ description: "How many times as many as by chance" }),
  low: z.number().meta({ description: "The interval that holds the true lift 19 times in 20" }),
  high: z.number(),
});
export type Lift = z.infer<typeof lift>;

export const lookalikeResult = z.object({
  as_of: instant.meta({
    description: "The seed is looked at as it was then: a campaign's buyers when it was launched",
  }),
  customers: z.number().int().meta({ description: "All customers of now" }),
  seeds: z.number().int().meta({ description: "People of the seed" }),
  candidates: z.number().int().meta({ description: "Neither of the seed nor left out" }),
  largest: z.number().int().meta({ description: "The largest audience that can be had" }),
  better_than_chance: z.boolean(),
  tested: z.number().int().meta({ description: "People of the seed whom it was tried on" }),
  lifts: z.array(lift),
  traits: z.array(trait),
  curve: z.array(
    z.object({
      size: z.number().int(),
      average: share.meta({ description: "How alike such an audience is on the whole" }),
      lowest: share.meta({ description: "How alike its last member is" }),
    }),
  ),
});
export type LookalikeResult = z.infer<typeof lookalikeResult>;

export const lookalike = z
  .object({
    id,
    state: z.enum(lookalikeStates),
    reason: z.string().nullable().meta({ description: "Why it was refused, or what went wrong" }),
    seed: z.object({ kind: z.enum(seedKinds), id, name: z.string() }),
    job_id: id.nullable(),
    result: lookalikeResult.nullable(),
    engine: answeredBy,
    created_at: instant,
    finished_at: instant.nullable(),
    created_by: z.string().nullable(),
  })
  .meta({ id: "Lookalike" });
export type Lookalike = z.infer<typeof lookalike>;

const seed = z
  .strictObject({
    segment_id: id.optional(),
    list_id: id.optional(),
    campaign_id: id.optional().meta({ description: "Those who ordered after its message reached them" }),
    exclude: z
      .array(ruleInput)
      .max(exclusionsMax)
      .default([])
      .meta({ description: "Nobody for whom one of these rules holds is found" }),
  })
  .refine((a) => [a.segment_id, a.list_id, a.campaign_id].filter((one) => one !== undefined).length === 1, {
    message: "give one of segment_id, list_id and campaign_id",
    path: [],
  });

const params = z.object({ id });
const tag = "Lookalikes";

export const lookalikeEndpoints = {
  find: endpoint({
    method: "POST",
    path: "/api/ai/lookalike-audience",
    tag,
    access: "segments:write",
    status: 202,
    summary:
      "Find the customers most like those of a segment, a list, or a campaign's buyers; `?wait=true` waits for it",
    query: waitQuery,
    body: seed,
    reply: lookalike,
  }),
  get: endpoint({
    method: "GET",
    path: "/api/lookalikes/:id",
    tag,
    access: "segments:read",
    summary: "A lookalike audience: how far it is, or what was found",
    params,
    reply: lookalike,
  }),
  customers: endpoint({
    method: "GET",
    path: "/api/lookalikes/:id/customers",
    tag,
    access: "segments:read",
    summary: "Who was found, the most alike first, each with how alike they are",
    params,
    query: pageQuery,
    reply: page(z.object({ similarity: share, customer })),
  }),
  saveList: endpoint({
    method: "POST",
    path: "/api/lookalikes/:id/list",
    tag,
    access: "segments:write",
    status: 201,
    summary: "Make a list of the most alike, for rules and campaigns",
    params,
    body: z.strictObject({
      name: storable.trim().min(1).max(120),
      size: z.number().int().min(1).max(lookalikesMost),
      include_seed: z
        .boolean()
        .default(false)
        .meta({ description: "Put the people of the seed on it as well" }),
    }),
    reply: list,
  }),
};
