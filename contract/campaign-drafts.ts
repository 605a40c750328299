// From an objective to a whole draft campaign: whom, by which channel, with what, when, what may come of it and what it costs.
// Each part says which words it was read from. Nothing is saved until a person asks for the draft, and nothing is ever sent by it.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { choicesMade, place, segmentRules } from "./assistant.ts";
import { campaign, messageContent, schedule } from "./campaigns.ts";
import { answeredBy } from "./engines.ts";
import { channel } from "./messages.ts";
import { schedulingSuggestions } from "./scheduling.ts";
import { ruleInput } from "./segments.ts";
import { asOf, currency, day, instant, money } from "./values.ts";
import { goals, suggestion } from "./writing.ts";

export const objectiveParts = ["goal", "audience", "channel", "offer", "budget", "deadline"] as const;
export type ObjectivePart = (typeof objectiveParts)[number];
export const objectivePartWords: Record<ObjectivePart, string> = {
  goal: "Goal",
  audience: "Audience",
  channel: "Channel",
  offer: "Offer",
  budget: "Budget",
  deadline: "Time",
};

const count = z.number().int();
const range = (value: z.ZodNumber) => z.object({ value, low: value, high: value });

const expected = z
  .object({
    orders: range(z.number()),
    revenue: range(money),
    confidence: z
      .number()
      .meta({ description: "Share of such campaigns that the range is to hold", example: 0.9 }),
    campaigns: count.meta({ description: "Past campaigns that it rests on" }),
    same_channel: count.meta({ description: "Of these, by the same channel" }),
    sent: count,
    ordered: count,
  })
  .meta({ id: "ExpectedResults" });
export type ExpectedResults = z.infer<typeof expected>;

const channelChoice = z.object({
  channel,
  connected: z.boolean(),
  reachable: count.meta({ description: "Of the whole audience" }),
  price: z.number().nullable(),
  cost: money.nullable().meta({ description: "Of writing to all who can be reached; null without a price" }),
  affordable: count
    .nullable()
    .meta({ description: "Messages that the budget pays for; null where nothing limits" }),
  expected_orders: z.number().nullable(),
  past: z.object({ campaigns: count, sent: count, ordered: count, revenue: money }),
});
export type ChannelChoice = z.infer<typeof channelChoice>;

export const campaignDraft = z
  .object({
    engine: answeredBy.meta({ description: "Who told the parts of the prompt apart" }),
    prompt: z.string(),
    as_of: instant,
    timezone: z.string(),
    currency,
    parts: z.array(z.object({ part: z.enum(objectiveParts), ...place, words: z.string() })).meta({
      description: "What was read from which words",
    }),
    ambiguities: z.array(
      z.object({
        ...place,
        question: z.string(),
        chosen: count,
        choices: z.array(z.object({ label: z.string() })),
      }),
    ),
    definitions: z
      .array(z.object({ ...place, words: z.string() }))
      .meta({ description: "What words such as “lapsed” mean here, by the shop's own orders" }),
    unsupported: segmentRules.shape.unsupported,
    ignored: z.array(z.string()),
    corrections: segmentRules.shape.corrections,
    name: z.string(),
    goal: z.enum(goals),
    audience: z
      .object({
        name: z.string(),
        rule: ruleInput,
        sentence: z.string(),
        count,
        total: count,
        whole: z.object({ rule: ruleInput, sentence: z.string(), count }).meta({
          description: "Before the budget limited it; the same where it did not",
        }),
        limited: z.string().nullable().meta({ description: "How the budget limited it, in a sentence" }),
      })
      .nullable()
      .meta({ description: "null where its words cannot be turned into a rule" }),
    without_unsupported: segmentRules.shape.without_unsupported,
    channel: z.object({ channel, words: z.string(), channels: z.array(channelChoice) }).nullable(),
    message: z
      .object({ variants: z.array(suggestion), notes: z.array(z.string()), engine: answeredBy })
      .nullable()
      .meta({ description: "null where no engine writes the language; `message_trouble` says why" }),
    message_trouble: z.string().nullable(),
    time: z
      .object({
        within: z.object({ from: day.nullable(), to: day.nullable() }),
        choices: schedulingSuggestions.shape.choices,
        words: z.string(),
      })
      .nullable(),
    expected: expected.nullable(),
    expected_words: z.string(),
    cost: z.object({
      messages: count,
      price: z.number().nullable(),
      sms_parts: count.nullable(),
      cost: money.nullable().meta({ description: "Never above the budget; null without a price" }),
      budget: money.nullable(),
      words: z.string(),
    }),
  })
  .meta({ id: "CampaignDraft" });
export type CampaignDraft = z.infer<typeof campaignDraft>;

const prompt = z.string().trim().min(1).max(500).meta({
  example: "Bring back lapsed coffee buyers before Diwali with ₹20,000 to spend",
});
const name = z.string().trim().min(1).max(120);
const tag = "Assistant";

export const campaignDraftEndpoints = {
  plan: endpoint({
    method: "POST",
    path: "/api/ai/campaign-drafts",
    tag,
    access: "campaigns:write",
    readOnly: true,
    summary: "A whole draft campaign for an objective in plain language; nothing is saved or sent",
    body: z.strictObject({
      prompt,
      as_of: asOf.optional(),
      choices: choicesMade,
      rule: ruleInput.optional().meta({ description: "The audience, changed by a person; else it is read" }),
      channel: channel.optional().meta({ description: "Else as the prompt says, or as reaches most" }),
      budget: money.min(0).nullable().optional().meta({ description: "null: none; else as the prompt says" }),
      sms_parts: z.number().int().min(1).max(20).optional().meta({
        description: "Of the text message that was chosen; else of the first variant",
      }),
    }),
    reply: campaignDraft,
  }),
  create: endpoint({
    method: "POST",
    path: "/api/ai/campaign-drafts/create",
    tag,
    access: "campaigns:write",
    status: 201,
    summary: "Save the audience as a segment and the plan as a campaign in draft; nothing is sent",
    body: z.strictObject({
      prompt,
      name: z.string().trim().min(1).max(200),
      audience: z.strictObject({ name, rule: ruleInput }),
      channel,
      message: messageContent,
      schedule,
    }),
    reply: campaign,
  }),
};
