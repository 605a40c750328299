// Segments: a rule with a name. The rule itself is untyped here, since it is checked against the workspace's catalogue,
// which answers with every fault at once (see rule-faults.ts).
import { z } from "zod";
import { endpoint } from "./api.ts";
import { customer, customerFilters, customerMeant, customerSorts } from "./customers.ts";
import { type RuleKind, ruleKinds } from "./rule.ts";
import { type Deciding, decidingTypes } from "./rule-reasons.ts";
import { endsOf } from "./rule-split.ts";
import { seed } from "./rule-values.ts";
import { asOf, id, instant, keptDeletedDays, page, pageQuery } from "./values.ts";

export const ruleInput = z.unknown().meta({ description: "A rule, see the rule language" });

/** Where in the rule: "" is the rule itself, "/rules/0" the first in its group. */
const rulePath = z.string().meta({ description: "JSON pointer within the rule", example: "/rules/0" });

export const preview = z.object({
  count: z.number().int(),
  total: z.number().int(),
  as_of: instant,
  timezone: z.string(),
  currency: z.string(),
  sentence: z.string(),
  warnings: z.array(z.object({ path: rulePath, message: z.string() })),
  sample: z.array(customer),
  funnel: z
    .array(
      z.object({
        path: rulePath,
        sentence: z.string(),
        count_alone: z.number().int(),
        count_so_far: z.number().int(),
      }),
    )
    .optional(),
  elapsed_ms: z.number(),
});
export type Preview = z.infer<typeof preview>;

/** A node of a rule as it is decided for one customer. */
export interface ExplainedNode {
  /** JSON pointer within the rule; what stands in a segment comes after a further "/segment". */
  path: string;
  kind: RuleKind;
  holds: boolean;
  sentence: string;
  /** Of a condition: what decided it, as data and in words. */
  deciding?: Deciding;
  reason?: string;
  /** Of a segment: its name. */
  name?: string;
  children: ExplainedNode[];
}

const explainedNode = z.object({
  path: rulePath,
  kind: z.enum(ruleKinds),
  holds: z.boolean(),
  sentence: z.string(),
  deciding: z
    .object({
      type: z.enum(decidingTypes),
      value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
    })
    .optional(),
  reason: z
    .string()
    .optional()
    .meta({ example: "spent ₹4,210 in the last 6 months; the rule asks for more than ₹5,000" }),
  name: z.string().optional(),
  children: z
    .array(z.unknown() as unknown as z.ZodType<ExplainedNode>)
    .meta({ description: "What the node is made of, each in the same form" }),
});

export const explanation = z.object({
  customer,
  holds: z.boolean(),
  seen: z
    .boolean()
    .meta({ description: "False if the customer was not there yet as of that instant, and so not in" }),
  as_of: instant,
  timezone: z.string(),
  currency: z.string(),
  tree: explainedNode,
});
export type Explanation = z.infer<typeof explanation>;

export const segment = z
  .object({
    id,
    name: z.string(),
    description: z.string().nullable(),
    rule: ruleInput,
    sentence: z.string(),
    works: z
      .boolean()
      .meta({ description: "false where what the rule names is gone; the sentence says what" }),
    /** Size when last counted, and when. */
    count: z.number().int().nullable(),
    counted_at: instant.nullable(),
    campaigns: z.number().int().meta({ description: "Campaigns that used it" }),
    version: z.number().int().meta({ description: "Counts the changes of name, description and rule" }),
    created_at: instant,
    updated_at: instant,
    created_by: z.string().nullable(),
  })
  .meta({ id: "Segment" });
export type Segment = z.infer<typeof segment>;

const name = z.string().trim().min(1).max(120);
const description = z.string().trim().max(1_000).nullable().optional();
/** What is shared out, and the parts it is shared out into. */
const split = z
  .strictObject({
    of: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("segment"), id }),
      z.strictObject({ kind: z.literal("list"), id }),
    ]),
    seed: seed.min(1).meta({ description: "The same seed shares out in the same way again" }),
    parts: z
      .array(
        z.strictObject({
          name,
          percent: z.number().positive().max(100).multipleOf(0.01, "at most two decimals"),
        }),
      )
      .min(2)
      .max(10),
    dry_run: z.boolean().default(false).meta({ description: "Only answer what would happen" }),
  })
  .superRefine(({ parts }, context) => {
    const sum = endsOf(parts.map(({ percent }) => percent)).at(-1);
    if (sum !== 100)
      context.addIssue({
        code: "custom",
        path: ["parts"],
        message: `these add up to ${sum} %, not to 100 %`,
      });
    const names = parts.map((part) => part.name.toLowerCase());
    for (const [i, one] of names.entries())
      if (names.indexOf(one) < i)
        context.addIssue({
          code: "custom",
          path: ["parts", i, "name"],
          message: "another part has this name",
        });
  });

const params = z.object({ id });
const tag = "Segments";

export const segmentEndpoints = {
  preview: endpoint({
    method: "POST",
    path: "/api/segments/preview",
    tag,
    access: "segments:read",
    readOnly: true,
    summary: "How many a rule holds for, and who",
    body: z.strictObject({
      rule: ruleInput,
      as_of: asOf.optional(),
      sample: z.number().int().min(0).max(100).default(10),
      funnel: z.boolean().default(false),
    }),
    reply: preview,
  }),
  explain: endpoint({
    method: "POST",
    path: "/api/segments/explain",
    tag,
    access: "segments:read",
    readOnly: true,
    summary: "Why a customer is in or out, node by node",
    body: z.strictObject({ rule: ruleInput, customer: customerMeant, as_of: asOf.optional() }),
    reply: explanation,
  }),
  list: endpoint({
    method: "GET",
    path: "/api/segments",
    tag,
    access: "segments:read",
    summary: "Saved segments",
    query: pageQuery.extend({
      search: z.string().max(200).optional(),
      sort: z.enum(["-updated_at", "name", "-count"]).default("-updated_at"),
    }),
    reply: page(segment),
  }),
  create: endpoint({
    method: "POST",
    path: "/api/segments",
    tag,
    access: "segments:write",
    status: 201,
    summary: "Save a segment",
    body: z.strictObject({ name, description, rule: ruleInput }),
    reply: segment,
  }),
  split: endpoint({
    method: "POST",
    path: "/api/segments/split",
    tag,
    access: "segments:write",
    summary: "Share out a segment or list at random into segments that are disjoint and together the whole",
    body: split,
    reply: z.object({
      count: z.number().int().meta({ description: "Customers in the whole, now" }),
      parts: z.array(
        z.object({
          name: z.string(),
          percent: z.number(),
          count: z.number().int(),
          segment: segment.nullable().meta({ description: "As saved; null with `dry_run`" }),
        }),
      ),
    }),
  }),
  get: endpoint({
    method: "GET",
    path: "/api/segments/:id",
    tag,
    access: "segments:read",
    summary: "One segment",
    params,
    reply: segment,
  }),
  update: endpoint({
    method: "PATCH",
    path: "/api/segments/:id",
    tag,
    access: "segments:write",
    summary: "Rename a segment or change its rule",
    params,
    body: z.strictObject({ name: name.optional(), description, rule: ruleInput.optional() }),
    reply: segment,
  }),
  remove: endpoint({
    method: "DELETE",
    path: "/api/segments/:id",
    tag,
    access: "segments:write",
    summary: "Delete a segment; campaigns keep the rule they were sent with",
    params,
    reply: z.object({ done: z.literal(true) }),
  }),
  undelete: endpoint({
    method: "POST",
    path: "/api/segments/:id/undelete",
    tag,
    access: "segments:write",
    summary: `Bring back a segment deleted in the last ${keptDeletedDays} days; it comes back as it was, under its id`,
    params,
    reply: segment,
  }),
  customers: endpoint({
    method: "GET",
    path: "/api/segments/:id/customers",
    tag,
    access: "segments:read",
    summary: "Members of a segment, with search and filters; latest activity first unless said",
    params,
    query: pageQuery.extend(customerFilters.shape).extend({
      as_of: asOf.optional(),
      sort: z.enum(customerSorts).default("-last_order_at"),
    }),
    reply: page(customer).extend({
      total: z.number().int().optional().meta({ description: "How many match; on the first page" }),
    }),
  }),
};
