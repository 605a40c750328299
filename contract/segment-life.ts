// The life of a saved segment: its size over time, who entered and left, its versions, what it shares with others, where it
// is used and what it earned.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { attributionDays } from "./campaigns.ts";
import { customer, customerFilters } from "./customers.ts";
import { csv, exportQuery } from "./exports.ts";
import { ruleInput, segment } from "./segments.ts";
import { currency, id, instant, money, page, pageQuery } from "./values.ts";

export const segmentMoment = z.object({
  at: instant,
  version: z.number().int().meta({ description: "Of the segment, by whose rule it was counted" }),
  count: z.number().int(),
  total: z.number().int().meta({ description: "Customers of the workspace then" }),
  entered: z.number().int().meta({ description: "Since the moment before" }),
  left: z.number().int(),
});
export type SegmentMoment = z.infer<typeof segmentMoment>;

export const segmentChange = z.object({
  customer_id: id,
  change: z.enum(["entered", "left"]),
  at: instant.meta({ description: "When it was found; the segment was counted then" }),
  version: z.number().int(),
  customer: customer.nullable().meta({ description: "As they are now; null where they are no more" }),
});
export type SegmentChange = z.infer<typeof segmentChange>;

export const versionFields = ["name", "description", "rule"] as const;

export const segmentVersion = z.object({
  version: z.number().int(),
  at: instant,
  by: z.string().nullable(),
  changed: z.array(z.enum(versionFields)).meta({ description: "Empty in the first version" }),
  restored_from: z.number().int().nullable(),
  name: z.string(),
  description: z.string().nullable(),
  rule: ruleInput,
  sentence: z.string(),
  before: z
    .object({ name: z.string(), description: z.string().nullable(), sentence: z.string() })
    .nullable()
    .meta({ description: "The version before this one" }),
});
export type SegmentVersion = z.infer<typeof segmentVersion>;

const named = z.object({ id, name: z.string() });

/** Two segments share out their members into three parts. */
export const segmentOverlap = z.object({
  this: named.extend({ count: z.number().int() }),
  other: named.extend({ count: z.number().int() }),
  parts: z.array(
    z.object({
      part: z.enum(["only_this", "both", "only_other"]),
      count: z.number().int(),
      rule: ruleInput
        .nullable()
        .meta({ description: "Selects these people; null where it would nest too deep" }),
    }),
  ),
  as_of: instant,
});
export type SegmentOverlap = z.infer<typeof segmentOverlap>;

export const overlapLine = named.extend({
  count: z.number().int(),
  both: z.number().int(),
  share: z.number().meta({ description: "Of all who are in either, the share who are in both: 0 to 1" }),
});
export type OverlapLine = z.infer<typeof overlapLine>;

/** Each order counts once, however many of the campaigns it followed. */
export const segmentEarned = z.object({
  campaigns: z.number().int().meta({ description: "Launched to this segment" }),
  sent: z.number().int(),
  delivered: z.number().int(),
  opened: z.number().int(),
  clicked: z.number().int(),
  ordered: z
    .number()
    .int()
    .meta({ description: `Recipients who ordered within ${attributionDays} days after delivery` }),
  orders: z.number().int(),
  revenue: money,
  currency,
});
export type SegmentEarned = z.infer<typeof segmentEarned>;

const params = z.object({ id });
const tag = "Segments";

export const segmentLifeEndpoints = {
  export: endpoint({
    method: "GET",
    path: "/api/segments/:id/customers.csv",
    tag,
    access: "customers:export",
    summary: "Members of a segment as a CSV file, streamed",
    params,
    query: z.object({
      ...customerFilters.shape,
      ...exportQuery.shape,
    }),
    media: csv,
  }),
  history: endpoint({
    method: "GET",
    path: "/api/segments/:id/history",
    tag,
    access: "segments:read",
    summary: "Size of a segment over time, newest first",
    params,
    query: pageQuery.extend({
      limit: z.coerce.number().int().min(1).max(1_000).default(400),
      each: z
        .enum(["day", "week", "month", "moment"])
        .default("day")
        .meta({ description: "As each day or week ended in the workspace, or every moment of counting" }),
    }),
    reply: page(segmentMoment),
  }),
  changes: endpoint({
    method: "GET",
    path: "/api/segments/:id/changes",
    tag,
    access: "segments:read",
    summary: "Who entered and who left a segment",
    params,
    query: pageQuery.extend({
      change: z.enum(["entered", "left"]).optional(),
      since: instant.optional().meta({ description: "Only what was found later" }),
      sort: z.enum(["at", "-at"]).default("at"),
    }),
    reply: page(segmentChange),
  }),
  versions: endpoint({
    method: "GET",
    path: "/api/segments/:id/versions",
    tag,
    access: "segments:read",
    summary: "What a segment was before, newest first",
    params,
    query: pageQuery,
    reply: page(segmentVersion),
  }),
  restore: endpoint({
    method: "POST",
    path: "/api/segments/:id/versions/:version/restore",
    tag,
    access: "segments:write",
    summary: "Make a segment again what it was in a version; that becomes a new version",
    params: params.extend({ version: z.coerce.number().int().min(1).max(1_000_000_000) }),
    reply: segment,
  }),
  overlaps: endpoint({
    method: "GET",
    path: "/api/segments/:id/overlaps",
    tag,
    access: "segments:read",
    summary: "Other segments that share the most members with this one",
    params,
    reply: z.object({ data: z.array(overlapLine), as_of: instant }),
  }),
  overlap: endpoint({
    method: "GET",
    path: "/api/segments/:id/overlaps/:other",
    tag,
    access: "segments:read",
    summary: "How many are in one of two segments only, and in both",
    params: params.extend({ other: id }),
    reply: segmentOverlap,
  }),
  usedIn: endpoint({
    method: "GET",
    path: "/api/segments/:id/used-in",
    tag,
    access: "segments:read",
    summary: "Other segments whose rule names this one; for campaigns, ask `/api/campaigns?segment=…`",
    params,
    reply: z.object({ data: z.array(named) }),
  }),
  earned: endpoint({
    method: "GET",
    path: "/api/segments/:id/earned",
    tag,
    access: "campaigns:read",
    summary: "What came of the campaigns sent to a segment",
    params,
    reply: segmentEarned,
  }),
};
