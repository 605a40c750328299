// Engines: which language model answers for a workspace, or that the built-in engine does; what it costs, how much of it
// may be used, and what was asked of it.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { id, instant, page, pageQuery } from "./values.ts";

/** What can come of a step of the assistant's panel. */
export const stepOutcomes = ["done", "undone", "failed"] as const;
export type StepOutcome = (typeof stepOutcomes)[number];

export const providers = ["google", "openai", "anthropic", "compatible"] as const;
export type Provider = (typeof providers)[number];
export const engines = ["built_in", ...providers] as const;
export type Engine = (typeof engines)[number];

/** How each engine is called, and models of it to choose from; any other name can be typed. Null where none of it draws. */
export const engineWords: Record<
  Engine,
  { label: string; models: readonly string[]; imageModels: readonly string[] | null }
> = {
  built_in: { label: "Built-in engine", models: [], imageModels: null },
  google: {
    label: "Google Gemini",
    models: ["gemini-flash-latest", "gemini-flash-lite-latest", "gemini-pro-latest"],
    imageModels: ["gemini-2.5-flash-image", "gemini-3.1-flash-image-preview", "gemini-3-pro-image-preview"],
  },
  openai: {
    label: "OpenAI",
    models: ["gpt-5-mini", "gpt-5", "gpt-4.1-mini"],
    imageModels: ["gpt-image-1-mini", "gpt-image-1.5", "gpt-image-2"],
  },
  anthropic: { label: "Anthropic", models: ["claude-haiku-4-5", "claude-sonnet-4-5"], imageModels: null },
  compatible: { label: "OpenAI-compatible endpoint", models: [], imageModels: [] },
};

export const features = [
  "segment_rules",
  "campaign_drafts",
  "assistant_steps",
  "message_suggestions",
  "message_rewrites",
  "message_fit",
  "campaign_names",
  "auto_tags",
  "campaign_insights",
  "image_suggestions",
  "images",
  "test",
] as const;
export type Feature = (typeof features)[number];

/** What each feature does, and the tokens one question of it usually takes, until the workspace has asked some itself. */
export const featureWords: Record<Feature, { label: string; usual: { input: number; output: number } }> = {
  segment_rules: { label: "Words to a segment", usual: { input: 3_500, output: 400 } },
  campaign_drafts: { label: "Reading an objective", usual: { input: 700, output: 200 } },
  assistant_steps: { label: "The panel", usual: { input: 1_800, output: 200 } },
  message_suggestions: { label: "Writing a message", usual: { input: 1_600, output: 900 } },
  message_rewrites: { label: "Rewriting a message", usual: { input: 1_000, output: 300 } },
  message_fit: { label: "Checking the brand's voice", usual: { input: 900, output: 250 } },
  campaign_names: { label: "Naming a campaign", usual: { input: 500, output: 100 } },
  auto_tags: { label: "Tagging a campaign", usual: { input: 900, output: 250 } },
  campaign_insights: { label: "Telling of a campaign", usual: { input: 1_500, output: 800 } },
  image_suggestions: { label: "Thinking of pictures", usual: { input: 1_200, output: 1_100 } },
  images: { label: "Drawing a picture", usual: { input: 150, output: 1_400 } },
  test: { label: "Trying the model", usual: { input: 150, output: 20 } },
};

/** Why the engine that answered did. All but the first two are answered by the built-in one. */
export const whyWords = {
  chosen: "The chosen model answered",
  remembered: "The same was asked before; this is the model's answer of then",
  built_in_only: "No model is chosen in Settings",
  computed: "No language model is asked; it is worked out from the shop’s own data",
  no_image_model: "No image model is chosen in Settings",
  no_key: "There is no key for the model yet",
  key_unreadable: "The model's key was sealed with another SECRET_KEY",
  quota_person: "Your tokens for today are used up",
  quota_workspace: "The workspace's tokens for this month are used up",
  rate: "Too many questions in the last minute",
  timed_out: "The model did not answer in time",
  busy: "The provider is busy, or the account's own limit is reached",
  refused: "The model refused to answer",
  broken: "The model's answer could not be used, also after one repair",
  not_an_image: "What the image model sent is no picture that can be used",
  not_accepted: "The provider does not accept the key",
  no_model: "The provider has no model of this name",
  not_taken: "The provider does not take the question as it was put",
  not_allowed: "This installation does not allow the address",
  unreachable: "The provider cannot be reached, or has a failure of its own",
} as const;
export const whys = Object.keys(whyWords) as [Why, ...Why[]];
export type Why = keyof typeof whyWords;

const dollars = z.number().nonnegative().meta({ description: "US dollars, as the providers bill" });

/** Stands in every answer that an engine gave. */
export const answeredBy = z
  .object({
    engine: z.enum(engines),
    model: z.string().nullable(),
    why: z.enum(whys),
    words: z.string(),
    tokens: z.number().int().meta({ description: "Counted by the provider, in and out" }),
    cost: dollars.nullable().meta({ description: "US dollars; null without prices in the settings" }),
  })
  .meta({ id: "AnsweredBy" });
export type AnsweredBy = z.infer<typeof answeredBy>;

const tokens = z.number().int().min(0).max(1_000_000_000);
const price = z.number().min(0).max(10_000);

const changeable = {
  engine: z.enum(engines),
  model: z.string().trim().max(200),
  image_model: z.string().trim().max(200).meta({
    description: "Which model of the same engine draws pictures; empty for none. Another engine empties it",
  }),
  endpoint: z
    .string()
    .trim()
    .max(500)
    .nullable()
    .meta({ description: "Base address, such as https://llm.example.com/v1; null for the provider's own" }),
  input_price: price.nullable().meta({ description: "US dollars for a million tokens in" }),
  output_price: price.nullable().meta({ description: "US dollars for a million tokens out" }),
  image_price: price.nullable().meta({ description: "US dollars for one picture" }),
  share_personal: z.boolean().meta({
    description: "Whether names, e-mail addresses and phone numbers may be shown to the model",
  }),
  person_day_tokens: tokens,
  workspace_month_tokens: tokens,
  person_minute_questions: z.number().int().min(1).max(1_000),
  patience_seconds: z
    .number()
    .int()
    .min(1)
    .max(120)
    .meta({ description: "How long an answer is waited for" }),
};

export const engineSettings = z
  .object({
    ...changeable,
    key_end: z
      .string()
      .nullable()
      .meta({ description: "The key's last characters; the key itself is never shown" }),
  })
  .meta({ id: "EngineSettings" });
export type EngineSettings = z.infer<typeof engineSettings>;

const key = z.string().trim().min(1).max(500);
export const engineSettingsChange = z
  .strictObject({
    ...changeable,
    key: key.nullable().meta({
      description:
        "Write-only. Another engine or address drops the key, so that it never goes to another than it was meant for",
    }),
  })
  .partial();
export type EngineSettingsChange = z.infer<typeof engineSettingsChange>;

const estimate = z.object({ tokens: z.number().int(), cost: dollars.nullable() });
const counted = z.object({
  questions: z.number().int(),
  input_tokens: z.number().int(),
  output_tokens: z.number().int(),
  cost: dollars,
});

export const engineStatus = z.object({
  engine: z.enum(engines),
  model: z.string().nullable(),
  image_model: z.string().nullable().meta({ description: "Null where none draws" }),
  ready: z.boolean().meta({ description: "Whether the chosen model has what it needs to be asked" }),
  words: z.string(),
  estimates: z.record(z.enum(features), estimate).meta({
    description:
      "What one question of each feature takes: as the last ones did, or as is usual; nothing without a model",
  }),
  left: z.object({ person_day: z.number().int(), workspace_month: z.number().int() }),
});
export type EngineStatus = z.infer<typeof engineStatus>;

export const engineUsage = z.object({
  today: counted,
  month: counted,
  by_feature: z.array(counted.extend({ feature: z.string() })),
  by_person: z.array(counted.extend({ who: z.string() })),
});
export type EngineUsage = z.infer<typeof engineUsage>;

/** `asking` while it is under way, also for ever where the process ended over it. */
export const engineAction = z
  .object({
    id,
    feature: z.string().meta({ description: "One of the features, also of one that is no more" }),
    who: z.string(),
    engine: z.enum(engines),
    model: z.string().nullable(),
    why: z.enum(["asking", ...whys]),
    asked_at: instant,
    elapsed_ms: z.number().int().nullable(),
    tokens: z.number().int(),
    cost: dollars.nullable(),
  })
  .meta({ id: "EngineAction" });
export type EngineAction = z.infer<typeof engineAction>;

const loggedStep = z.object({
  tool: z.string().meta({ description: "One of the panel's tools, also of one that is no more" }),
  words: z.string(),
  outcomes: z.array(z.object({ outcome: z.enum(stepOutcomes), at: instant, detail: z.string() })),
});
export type LoggedStep = z.infer<typeof loggedStep>;

const wholeAction = engineAction.extend({
  prompt: z
    .string()
    .meta({ description: "All that was sent, as it was sent; of the built-in engine the request alone" }),
  said: z.string().nullable().meta({ description: "The model's words as they came" }),
  faults: z.array(z.string()).meta({ description: "What was wrong with its answer" }),
  steps: z
    .array(loggedStep)
    .meta({ description: "Of the panel: what it offered to do, and what came of each" }),
});

const params = z.object({ id });
const tag = "Engines";

export const engineEndpoints = {
  status: endpoint({
    method: "GET",
    path: "/api/engines",
    tag,
    access: "campaigns:read",
    summary: "Which engine answers in this workspace, what a question takes, and how much is left",
    reply: engineStatus,
  }),
  settings: endpoint({
    method: "GET",
    path: "/api/engines/settings",
    tag,
    access: "assistant:manage",
    summary: "The chosen engine, its prices and limits; never its key",
    reply: engineSettings,
  }),
  updateSettings: endpoint({
    method: "PATCH",
    path: "/api/engines/settings",
    tag,
    access: "assistant:manage",
    summary: "Choose an engine, its model and key, and how much of it may be used",
    body: engineSettingsChange,
    reply: engineSettings,
  }),
  test: endpoint({
    method: "POST",
    path: "/api/engines/test",
    tag,
    access: "assistant:manage",
    summary: "Ask the chosen model one small question and say what came of it",
    reply: z.object({
      works: z.boolean(),
      engine: answeredBy,
      detail: z.string().nullable().meta({ description: "What the provider said, where it refused" }),
      elapsed_ms: z.number().int(),
    }),
  }),
  usage: endpoint({
    method: "GET",
    path: "/api/engines/usage",
    tag,
    access: "assistant:manage",
    summary: "Questions, tokens and money of today and this month, by feature and person",
    reply: engineUsage,
  }),
  actions: endpoint({
    method: "GET",
    path: "/api/engine-actions",
    tag,
    access: "assistant:log",
    summary: "Everything that was asked of an engine, newest first",
    query: pageQuery.extend({ feature: z.enum(features).optional() }),
    reply: page(engineAction),
  }),
  action: endpoint({
    method: "GET",
    path: "/api/engine-actions/:id",
    tag,
    access: "assistant:log",
    summary: "One question with its prompt, the model's words and what was wrong with them",
    params,
    reply: wholeAction,
  }),
  eraseAction: endpoint({
    method: "DELETE",
    path: "/api/engine-actions/:id",
    tag,
    access: "assistant:log",
    summary: "Erase one question from the log; its tokens stay counted",
    params,
    reply: z.object({ done: z.literal(true) }),
  }),
  eraseActions: endpoint({
    method: "DELETE",
    path: "/api/engine-actions",
    tag,
    access: "assistant:log",
    summary: "Erase the whole log and the remembered answers; tokens stay counted",
    reply: z.object({ erased: z.number().int() }),
  }),
};
