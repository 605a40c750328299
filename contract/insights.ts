// Insights into a campaign: figures that are counted here, each with the people behind it; what sets parts of the audience
// apart and holds up; and what to do next. An engine may put the sentences in other words, and none of the figures.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { campaignStates } from "./campaigns.ts";
import { answeredBy } from "./engines.ts";
import { channel, peopleOutcome } from "./messages.ts";
import { ruleInput } from "./segments.ts";
import { id, instant } from "./values.ts";

/** What is held against each other between parts of an audience: each a share, and of whom. */
export const insightOutcomes = {
  delivered: { of: "tried", did: "got it", share: "delivery" },
  opened: { of: "delivered", did: "opened it", share: "opens" },
  clicked: { of: "delivered", did: "clicked", share: "clicks" },
  ordered: { of: "delivered", did: "ordered", share: "orders" },
} as const;
export type InsightOutcome = keyof typeof insightOutcomes;
export const insightOutcomeNames = Object.keys(insightOutcomes) as [InsightOutcome, ...InsightOutcome[]];

/** Fewest people on either side of a comparison. */
export const fewestCompared = 50;
/** Of the patterns that are told, at most this share is luck, on average. */
export const falseDiscoveryRate = 0.05;
/** Hours after the last message for which opens and clicks still come. */
export const engagementHours = 24;

/** The same names as the query of the people behind a campaign's numbers. */
const peopleSource = z.object({
  outcome: peopleOutcome.optional(),
  part: z.string().optional(),
});
const source = z
  .object({
    words: z.string().meta({ description: "What the figure is worked out from" }),
    people: peopleSource.meta({
      description: "The query of GET /api/campaigns/{id}/messages that answers with those who are counted",
    }),
  })
  .meta({ id: "InsightSource" });
export type InsightSource = z.infer<typeof source>;

/** Figures in the order in which they stand in the text. */
const sentence = z.object({
  id: z.string(),
  text: z.string(),
  figures: z.array(z.object({ text: z.string(), source })),
  phrased: z.boolean().meta({ description: "Whether a model put it in words; the figures are ours" }),
});
export type InsightSentence = z.infer<typeof sentence>;

const share = z.object({
  count: z.number().int(),
  of: z.number().int(),
  rate: z.number(),
  low: z.number().meta({ description: "Of the 95 % interval (Wilson)" }),
  high: z.number(),
  source,
  of_source: source,
});
export type InsightShare = z.infer<typeof share>;

const pattern = z.object({
  id: z.string(),
  outcome: z.enum(insightOutcomeNames),
  dimension: z.string().meta({ example: "city" }),
  label: z.string().meta({ description: "The part of the audience in words", example: "city is Pune" }),
  part: z.string().meta({ example: "city:pune" }),
  group: share,
  rest: share,
  difference: z.object({
    value: z.number(),
    low: z.number().meta({ description: "Newcombe's interval, widened for having been picked out of many" }),
    high: z.number(),
  }),
  chance: z.number().meta({ description: "That luck alone sets them so far apart (Fisher's exact test)" }),
  sentence,
});
export type InsightPattern = z.infer<typeof pattern>;

const nextStep = z.object({
  title: z.string(),
  why: z.string(),
  rule: ruleInput,
  sentence: z.string(),
  count: z.number().int(),
  draft: z
    .object({
      name: z.string(),
      intent: z.string(),
      channel,
      audience: z.object({ rule: ruleInput }),
      message: z.object({ subject: z.string(), body: z.string() }),
    })
    .meta({ description: "To be given to POST /api/campaigns as it is, which sends nothing" }),
});
export type InsightStep = z.infer<typeof nextStep>;

export const campaignInsights = z
  .object({
    campaign: z.object({ id, name: z.string(), channel, state: z.enum(campaignStates) }),
    as_of: instant,
    shares: z.record(z.enum(insightOutcomeNames), share),
    summary: z.array(sentence),
    patterns: z.array(pattern),
    too_early: z.array(z.string()).meta({ description: "What cannot be told yet, or of so few, and why" }),
    looked: z.object({
      comparisons: z.number().int(),
      words: z.string(),
    }),
    next: z.array(nextStep),
    set_aside: z.array(z.object({ text: z.string(), why: z.string() })).meta({
      description: "A model's sentences that were not used",
    }),
    engine: answeredBy,
  })
  .meta({ id: "CampaignInsights" });
export type CampaignInsights = z.infer<typeof campaignInsights>;

export const insightEndpoints = {
  campaign: endpoint({
    method: "POST",
    path: "/api/ai/campaign-insights",
    tag: "Insights",
    access: "campaigns:read",
    summary:
      "What came of a campaign, where it did better or worse, and what to do next; each figure counted",
    body: z.strictObject({
      campaign_id: id,
      again: z
        .boolean()
        .default(false)
        .meta({ description: "Ask the model anew instead of remembering its words" }),
    }),
    reply: campaignInsights,
  }),
};
