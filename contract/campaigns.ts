// Campaigns: an audience, a message, a channel, a launch, and what came of it.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { channel, outcomes } from "./messages.ts";
import { ruleInput } from "./segments.ts";
import { asOf, id, instant, money, page, pageQuery } from "./values.ts";

export const campaignStates = [
  "draft",
  "scheduled",
  "launching",
  "sending",
  "paused",
  "done",
  "cancelled",
] as const;
export type CampaignState = (typeof campaignStates)[number];

/** Most rules whose people a campaign leaves out. */
export const exclusionsMax = 20;

/**
 * Who gets it: a saved segment, or a rule of its own, without those for whom any rule of `exclude` holds. `as_of` looks at
 * the customers as they were then.
 */
export const audience = z
  .strictObject({
    segment_id: id.optional(),
    rule: ruleInput.optional(),
    as_of: asOf.optional(),
    exclude: z.array(ruleInput).max(exclusionsMax).optional().meta({
      description:
        'Whom to leave out: `{ "kind": "segment", "id": "7" }`, `{ "kind": "list", "id": "3" }`, or any other rule',
    }),
  })
  .refine((a) => (a.segment_id === undefined) !== (a.rule === undefined), {
    message: "give either segment_id or rule",
    path: [],
  });
export type Audience = z.infer<typeof audience>;

/** Plain text with Liquid in it: `{{ customer.first_name | default: "there" }}`; see template-variables.ts for what it may say. */
export const messageContent = z.strictObject({
  subject: z.string().max(500).default(""),
  body: z.string().max(20_000).default(""),
});
export type MessageContent = z.infer<typeof messageContent>;

/**
 * When it goes out after its launch: at once; at a time, with the audience as it is then; or, of an audience written down at
 * launch, to each at their own best time within a week.
 */
export const schedule = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("now") }),
    z.strictObject({ kind: z.literal("at"), at: instant }),
    z.strictObject({ kind: z.literal("own_time") }),
  ])
  .meta({ id: "Schedule" });
export type Schedule = z.infer<typeof schedule>;

/** Days after delivery in which an order counts as following from the message. */
export const attributionDays = 7;

/**
 * Messages by outcome; they add up to the audience. Who opened is a part of the delivered, who clicked a part of those who
 * opened: a vendor's word that a message was read or clicked says as well that it arrived.
 */
export const campaignStats = z.object({
  audience: z.number().int(),
  ...(Object.fromEntries(outcomes.map((o) => [o, z.number().int()])) as Record<
    (typeof outcomes)[number],
    z.ZodNumber
  >),
  opened: z.number().int(),
  clicked: z.number().int(),
  ordered: z
    .number()
    .int()
    .meta({ description: `Recipients who ordered within ${attributionDays} days after delivery` }),
  revenue: money.meta({ description: "What they ordered then, net of refunds" }),
});
export type CampaignStats = z.infer<typeof campaignStats>;

export const campaign = z
  .object({
    id,
    name: z.string(),
    intent: z.string().nullable(),
    tags: z.array(z.string()),
    state: z.enum(campaignStates),
    channel,
    connection_id: id.nullable(),
    audience: z
      .object({
        segment_id: id.nullable(),
        segment_name: z.string().nullable(),
        rule: ruleInput,
        as_of: z.string().nullable(),
        sentence: z.string(),
        exclude: z.array(z.object({ rule: ruleInput, sentence: z.string() })),
      })
      .nullable(),
    message: z.object({ subject: z.string(), body: z.string() }),
    schedule,
    stats: campaignStats,
    /** Why nothing moves just now, such as a vendor that does not answer. */
    attention: z.string().nullable(),
    created_at: instant,
    updated_at: instant,
    launched_at: instant.nullable(),
    finished_at: instant.nullable(),
    created_by: z.string().nullable(),
  })
  .meta({ id: "Campaign" });
export type Campaign = z.infer<typeof campaign>;

/** From everyone the rule holds for down to those who will be sent to; each step says how many it leaves. */
export const audiencePreview = z.object({
  matched: z.number().int().meta({ description: "In the audience, without those who are left out" }),
  total: z.number().int(),
  reachable: z.number().int(),
  steps: z.array(
    z.object({
      step: z.enum(["matched", "excluded", "consent", "address"]),
      label: z.string(),
      count: z.number().int(),
      dropped: z.number().int(),
      why: z.string().nullable(),
    }),
  ),
  sentence: z.string(),
  as_of: instant,
});
export type AudiencePreview = z.infer<typeof audiencePreview>;

export const messageCheck = z.object({
  level: z.enum(["fault", "warning"]),
  field: z.enum(["subject", "body"]),
  message: z.string(),
  hint: z.string().optional(),
});

export const messagePreview = z.object({
  subject: z.string(),
  body: z.string(),
  customer: z.object({ id, name: z.string().nullable() }).nullable(),
  checks: z.array(messageCheck),
});
export type MessagePreview = z.infer<typeof messagePreview>;

/** How outcomes accumulated over time, and why messages failed. */
export const campaignProgress = z.object({
  /** Each point counts all until then; `sent` is what the vendor had taken, whatever became of it later. */
  curve: z.array(
    z.object({
      at: instant,
      sent: z.number().int(),
      delivered: z.number().int(),
      failed: z.number().int(),
      opened: z.number().int(),
      clicked: z.number().int(),
    }),
  ),
  reasons: z.array(
    z.object({
      outcome: z.enum(["failed", "suppressed", "skipped"]),
      reason: z.string(),
      count: z.number().int(),
      retryable: z.boolean(),
    }),
  ),
  /** Messages that wait for their readers' own best times, by the hour in which they go out. */
  waiting: z.array(z.object({ due_at: instant, count: z.number().int() })),
});
export type CampaignProgress = z.infer<typeof campaignProgress>;

const draft = z.strictObject({
  name: z.string().trim().min(1).max(200),
  intent: z.string().trim().max(1_000).nullable().optional(),
  tags: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
  channel: channel.optional(),
  audience: audience.nullable().optional(),
  message: messageContent.optional(),
  schedule: schedule.optional(),
});

const params = z.object({ id });
const tag = "Campaigns";

export const campaignEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/api/campaigns",
    tag,
    access: "campaigns:read",
    summary: "Campaign history, newest first",
    query: pageQuery.extend({
      search: z.string().max(200).optional(),
      state: z.enum(campaignStates).optional(),
      channel: channel.optional(),
      tag: z.string().max(60).optional(),
      segment: id.optional().meta({ description: "Those whose audience is this segment" }),
      sort: z.enum(["-created_at", "-launched_at", "-audience", "name"]).default("-created_at"),
    }),
    reply: page(campaign),
  }),
  create: endpoint({
    method: "POST",
    path: "/api/campaigns",
    tag,
    access: "campaigns:write",
    status: 201,
    summary: "Create a draft; with `launch: true` it is launched at once (needs permission to send)",
    body: draft.extend({ launch: z.boolean().default(false) }),
    reply: campaign,
  }),
  get: endpoint({
    method: "GET",
    path: "/api/campaigns/:id",
    tag,
    access: "campaigns:read",
    summary: "One campaign with its numbers",
    params,
    reply: campaign,
  }),
  update: endpoint({
    method: "PATCH",
    path: "/api/campaigns/:id",
    tag,
    access: "campaigns:write",
    summary: "Change a draft; its tags alone can be changed at any time",
    params,
    body: draft.partial(),
    reply: campaign,
  }),
  remove: endpoint({
    method: "DELETE",
    path: "/api/campaigns/:id",
    tag,
    access: "campaigns:write",
    summary: "Delete a draft",
    params,
    reply: z.object({ done: z.literal(true) }),
  }),
  previewAudience: endpoint({
    method: "POST",
    path: "/api/campaigns/preview-audience",
    tag,
    access: "campaigns:read",
    readOnly: true,
    summary: "Who would be sent to, and why the rest would not",
    body: z.strictObject({
      audience: audience.optional(),
      rule: ruleInput.optional(),
      channel: channel.default("email"),
    }),
    reply: audiencePreview,
  }),
  previewMessage: endpoint({
    method: "POST",
    path: "/api/campaigns/preview-message",
    tag,
    access: "campaigns:read",
    readOnly: true,
    summary: "A message as one customer would read it, and what to mend before sending",
    body: z.strictObject({
      message: messageContent,
      channel: channel.default("email"),
      customer_id: id.optional(),
      audience: audience.optional().meta({ description: "Whose empty fields are warned of" }),
      campaign_name: z.string().max(200).default(""),
    }),
    reply: messagePreview,
  }),
  launch: endpoint({
    method: "POST",
    path: "/api/campaigns/:id/launch",
    tag,
    access: "campaigns:send",
    status: 202,
    summary: "Freeze the audience and start sending; where its schedule names a time, then",
    params,
    reply: campaign,
  }),
  unschedule: endpoint({
    method: "POST",
    path: "/api/campaigns/:id/unschedule",
    tag,
    access: "campaigns:send",
    summary: "Make what waits for its time a draft again",
    params,
    reply: campaign,
  }),
  pause: endpoint({
    method: "POST",
    path: "/api/campaigns/:id/pause",
    tag,
    access: "campaigns:send",
    summary: "Stop handing messages to the vendor for now",
    params,
    reply: campaign,
  }),
  resume: endpoint({
    method: "POST",
    path: "/api/campaigns/:id/resume",
    tag,
    access: "campaigns:send",
    summary: "Go on where it was paused",
    params,
    reply: campaign,
  }),
  cancel: endpoint({
    method: "POST",
    path: "/api/campaigns/:id/cancel",
    tag,
    access: "campaigns:send",
    summary: "Stop for good; what is still queued is skipped",
    params,
    reply: campaign,
  }),
  progress: endpoint({
    method: "GET",
    path: "/api/campaigns/:id/progress",
    tag,
    access: "campaigns:read",
    summary: "Outcomes over time, and failures by cause",
    params,
    reply: campaignProgress,
  }),
};
