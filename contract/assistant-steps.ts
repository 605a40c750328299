// Steps of the assistant's panel: what a person asks for in plain words beside a page, as calls of our own endpoints that their
// browser makes. The answer only says what to do; it does nothing by itself.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { choicesMade, segmentRules } from "./assistant.ts";
import { answeredBy, stepOutcomes } from "./engines.ts";
import { type MatchingSent, matching } from "./lists.ts";
import { channel } from "./messages.ts";
import { ruleInput } from "./segments.ts";
import { id } from "./values.ts";

export const pageKinds = [
  "home",
  "customers",
  "customer",
  "orders",
  "segments",
  "segment",
  "segment_builder",
  "lists",
  "list",
  "lookalike",
  "campaigns",
  "campaign",
  "imports",
  "settings",
  "other",
] as const;
export type PageKind = (typeof pageKinds)[number];

/** As the client sent it: it goes back into the step that puts these people on a list. */
const shown = z
  .unknown()
  .superRefine((value, context) => {
    const read = matching.safeParse(value);
    for (const { path, message } of read.error?.issues ?? [])
      context.addIssue({ code: "custom", path: [...path], message });
  })
  .meta({
    description: "The people that the page lists, as `matching` of POST /api/lists/{id}/members",
  }) as unknown as z.ZodType<MatchingSent, MatchingSent>;

/** What the person looks at. Names are looked up here by id, so that no text of the page is ever read. */
export const shownPage = z.strictObject({
  kind: z.enum(pageKinds),
  id: id.optional(),
  rule: ruleInput.optional().meta({ description: "The rule at hand, where one is being built" }),
  shown: shown.optional(),
});
export type ShownPage = z.input<typeof shownPage>;

/** Pages that can be opened. Those that are about something take its id. */
export const openPages = [
  "home",
  "customers",
  "customer",
  "duplicates",
  "orders",
  "segments",
  "segment",
  "segment_builder",
  "lists",
  "list",
  "campaigns",
  "campaign",
  "campaign_review",
  "new_campaign",
  "imports",
  "settings",
  "people",
  "keys",
  "channels",
  "sources",
  "currencies",
  "events",
  "brand",
  "assistant",
  "assistant_log",
] as const;
export type OpenPage = (typeof openPages)[number];

const named = z.object({ id, name: z.string() });
const people = z.object({ rule: ruleInput, sentence: z.string(), count: z.number().int() });
const whom = z.object({
  words: z.string().meta({ example: "the people shown here" }),
  count: z.number().int().nullable().meta({ description: "null where it is known only when it is done" }),
});
const channelOf = { channel };
const objective = z.string().max(500);
const rename = { id, name: z.string(), before: z.string() };

export const assistantStep = z
  .discriminatedUnion("tool", [
    z.object({ tool: z.literal("count_customers"), people, total: z.number().int() }),
    z.object({ tool: z.literal("find_customers"), search: z.string() }),
    z.object({
      tool: z.literal("open_page"),
      page: z.enum(openPages),
      id: id.nullable(),
      name: z.string().nullable().meta({ description: "Of what is opened" }),
      why: z.string().nullable().meta({ description: "Where more was asked for than opening a page" }),
    }),
    z.object({ tool: z.literal("summarise_campaign"), campaign: named }),
    z.object({
      tool: z.literal("suggest_time"),
      of: z.object({
        kind: z.enum(["everyone", "segment", "list", "campaign"]),
        id: id.nullable(),
        name: z.string().nullable(),
      }),
    }),
    z.object({ tool: z.literal("suggest_messages"), objective, ...channelOf }),
    z.object({
      tool: z.literal("suggest_names"),
      objective,
      ...channelOf,
      campaign: named.nullable().meta({ description: "The draft that a name can be given to" }),
    }),
    z.object({ tool: z.literal("create_segment"), name: z.string(), people }),
    z.object({
      tool: z.literal("change_segment"),
      segment: named.extend({ version: z.number().int(), sentence: z.string() }),
      people,
    }),
    z.object({
      tool: z.literal("change_rule"),
      before: z.string().nullable().meta({ description: "The rule at hand in words" }),
      people,
    }),
    z.object({
      tool: z.literal("add_to_list"),
      list: z.object({ id: id.nullable().meta({ description: "null for a new list" }), name: z.string() }),
      customer_ids: z.array(id).nullable(),
      matching: shown.nullable(),
      whom,
    }),
    z.object({
      tool: z.literal("tag_customers"),
      tag: z.string(),
      customer_ids: z.array(id).nullable(),
      matching: shown.nullable(),
      whom,
    }),
    z.object({
      tool: z.literal("create_campaign"),
      name: z.string(),
      intent: z.string(),
      ...channelOf,
      segment: named.nullable().meta({ description: "The saved segment it goes to; null for a rule" }),
      people,
    }),
    z.object({ tool: z.literal("rename_segment"), ...rename }),
    z.object({ tool: z.literal("rename_list"), ...rename }),
    z.object({ tool: z.literal("rename_campaign"), ...rename }),
  ])
  .meta({ id: "AssistantStep" });
export type AssistantStep = z.infer<typeof assistantStep>;
export type StepOf<T extends AssistantStep["tool"]> = Extract<AssistantStep, { tool: T }>;

const unsupported = segmentRules.shape.unsupported;
const ambiguities = segmentRules.shape.ambiguities;

export const assistantSteps = z
  .object({
    id: id.meta({ description: "The question's own in the log; what came of its steps is told under it" }),
    steps: z.array(assistantStep),
    unsupported,
    ambiguities,
    corrections: segmentRules.shape.corrections,
    engine: answeredBy,
  })
  .meta({ id: "AssistantSteps" });
export type AssistantSteps = z.infer<typeof assistantSteps>;

export const mostSteps = 6;
const tag = "Assistant";

export const assistantStepEndpoints = {
  steps: endpoint({
    method: "POST",
    path: "/api/ai/assistant-steps",
    tag,
    access: "segments:read",
    readOnly: true,
    summary: "What to do about a request in plain words beside a page, as steps; nothing is done by asking",
    body: z.strictObject({
      prompt: z.string().trim().min(1).max(1_000).meta({ example: "Now only those in Pune" }),
      page: shownPage,
      choices: choicesMade,
    }),
    reply: assistantSteps,
  }),
  stepOutcome: endpoint({
    method: "POST",
    path: "/api/engine-actions/:id/outcomes",
    tag,
    access: "segments:read",
    summary: "Tell what came of a step that one was answered, for the log",
    params: z.object({ id }),
    body: z.strictObject({
      step: z
        .number()
        .int()
        .min(0)
        .max(mostSteps - 1),
      outcome: z.enum(stepOutcomes),
      detail: z
        .string()
        .max(500)
        .default("")
        .meta({ description: "In words: what was found or made, or why it failed" }),
    }),
    reply: z.object({ done: z.literal(true) }),
  }),
};
