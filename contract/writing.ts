// Help with writing: variants of a message for an objective, rewriting, the brand's voice and whether a text fits it, and names
// for campaigns. Nothing of it is sent or saved by itself; a person takes it over, or not.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { messageCheck, messageContent } from "./campaigns.ts";
import { preheaderMax } from "./channel-limits.ts";
import { answeredBy } from "./engines.ts";
import { evidence } from "./learning.ts";
import { channel } from "./messages.ts";

export const goals = [
  "win_back",
  "welcome",
  "thank",
  "announce",
  "offer",
  "festival",
  "replenish",
  "review",
] as const;
export type Goal = (typeof goals)[number];
export const goalWords: Record<Goal, string> = {
  win_back: "Bring back those who have gone quiet",
  welcome: "Welcome new customers",
  thank: "Thank regulars",
  announce: "Announce something new",
  offer: "Tell of an offer",
  festival: "Greet at a festival",
  replenish: "Remind to order again",
  review: "Ask what they thought",
};

export const tones = ["warm", "plain", "playful", "elegant", "urgent"] as const;
export type Tone = (typeof tones)[number];
export const toneWords: Record<Tone, string> = {
  warm: "Warm",
  plain: "Plain",
  playful: "Playful",
  elegant: "Elegant",
  urgent: "Brisk",
};

export const languages = [
  "en",
  "hi",
  "bn",
  "gu",
  "kn",
  "ml",
  "mr",
  "pa",
  "ta",
  "te",
  "ur",
  "ar",
  "de",
  "es",
  "fr",
  "pt",
] as const;
export type Language = (typeof languages)[number];
/** The built-in engine writes English and Hindi; the others need a model. */
export const builtInLanguages = ["en", "hi"] as const satisfies Language[];
export const languageWords: Record<Language, string> = {
  en: "English",
  hi: "Hindi",
  bn: "Bengali",
  gu: "Gujarati",
  kn: "Kannada",
  ml: "Malayalam",
  mr: "Marathi",
  pa: "Punjabi",
  ta: "Tamil",
  te: "Telugu",
  ur: "Urdu",
  ar: "Arabic",
  de: "German",
  es: "Spanish",
  fr: "French",
  pt: "Portuguese",
};

export const ways = ["shorter", "warmer", "clearer"] as const;
export type Way = (typeof ways)[number];

const brandColor = z.union([
  z.literal(""),
  z.string().regex(/^#[0-9a-fA-F]{6}$/, "a colour is written as #rrggbb"),
]);
const word = z.string().trim().min(1).max(60);
export const brand = z
  .object({
    voice: z.string().trim().max(1_000).meta({ description: "How the shop sounds, in a few sentences" }),
    tone: z.enum(tones),
    language: z.enum(languages),
    forbidden_words: z.array(word).max(200),
    sign_off: z
      .string()
      .trim()
      .max(200)
      .meta({ description: "How messages end; the shop's name unless said" }),
    link: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(300)]).meta({
      description: "Where messages lead: the shop's address",
    }),
    main_color: brandColor.meta({ description: "By which the shop is known, as #rrggbb; empty for none" }),
    second_color: brandColor.meta({ description: "Beside the main one; empty for none" }),
  })
  .meta({ id: "Brand" });
export type Brand = z.infer<typeof brand>;

const objective = z.string().trim().max(500).meta({
  description: "What it should bring about, in a person's words",
  example: "Bring back lapsed coffee buyers before Diwali with 20% off, code CHAI20",
});

/** What an engine has to come up with; the rest of a suggestion is worked out from it. */
export const writtenVariant = z.strictObject({
  idea: z.string().trim().min(1).max(80).meta({ description: "What sets this one apart, in a few words" }),
  subject: z.string().trim().max(200).meta({ description: "Empty where the channel has none" }),
  preheader: z.string().trim().max(preheaderMax).meta({
    description: "E-mail alone: the first line, which inboxes show beside the subject; else empty",
  }),
  body: z.string().trim().min(1).max(5_000).meta({ description: "Plain text with Liquid variables" }),
});
export type WrittenVariant = z.infer<typeof writtenVariant>;

export const suggestion = z.object({
  idea: z.string(),
  preheader: z.string(),
  message: messageContent.meta({
    description: "Ready to be taken over; an e-mail's body begins with its preheader",
  }),
  checks: z.array(messageCheck),
  sms_parts: z.number().int().nullable(),
  evidence: z.array(evidence).meta({
    description:
      "What past campaigns like it on this channel earned, by which variants are put in order; empty without any",
  }),
});
export type Suggestion = z.infer<typeof suggestion>;

const finding = z.object({
  level: z.enum(["fault", "warning"]),
  field: z.enum(["subject", "body"]),
  quote: z.string().meta({ description: "The words it is about; empty where something is missing" }),
  message: z.string(),
  hint: z.string().optional(),
});
export type Finding = z.infer<typeof finding>;

const tag = "Writing";

export const writingEndpoints = {
  brand: endpoint({
    method: "GET",
    path: "/api/brand",
    tag,
    access: "workspace:read",
    summary: "How the shop sounds",
    reply: brand,
  }),
  updateBrand: endpoint({
    method: "PATCH",
    path: "/api/brand",
    tag,
    access: "workspace:manage",
    summary: "Change the voice, its forbidden words, the sign-off and where messages lead",
    body: brand.partial().strict(),
    reply: brand,
  }),
  suggestMessages: endpoint({
    method: "POST",
    path: "/api/ai/message-suggestions",
    tag,
    access: "campaigns:write",
    summary: "Two or three variants of a message for an objective; nothing is saved or sent",
    body: z.strictObject({
      objective: objective.default(""),
      goal: z.enum(goals).optional().meta({ description: "Read from the objective unless said" }),
      channel: channel.default("email"),
      tone: z.enum(tones).optional(),
      language: z.enum(languages).optional(),
      variants: z.number().int().min(2).max(3).default(3),
      campaign_name: z.string().max(200).default(""),
      again: z
        .boolean()
        .default(false)
        .meta({ description: "Ask the model anew instead of remembering its answer" }),
    }),
    reply: z.object({
      variants: z.array(suggestion),
      goal: z.enum(goals),
      notes: z.array(z.string()).meta({ description: "What the writer should know, such as a missing link" }),
      engine: answeredBy,
    }),
  }),
  rewriteMessage: endpoint({
    method: "POST",
    path: "/api/ai/message-rewrites",
    tag,
    access: "campaigns:write",
    summary: "The same message shorter, warmer or clearer",
    body: z.strictObject({ message: messageContent, channel: channel.default("email"), way: z.enum(ways) }),
    reply: z.object({
      message: messageContent,
      changes: z
        .array(z.string())
        .meta({ description: "What was changed, in words; empty where nothing had to be" }),
      checks: z.array(messageCheck),
      engine: answeredBy,
    }),
  }),
  fitMessage: endpoint({
    method: "POST",
    path: "/api/ai/message-fit",
    tag,
    access: "campaigns:write",
    summary: "Whether a message sounds like the brand, and what does not",
    body: z.strictObject({ message: messageContent, channel: channel.default("email") }),
    reply: z.object({ fits: z.boolean(), findings: z.array(finding), engine: answeredBy }),
  }),
  nameCampaign: endpoint({
    method: "POST",
    path: "/api/ai/campaign-names",
    tag,
    access: "campaigns:write",
    summary: "Names for a campaign, by what it is for",
    body: z.strictObject({ objective, channel: channel.default("email") }),
    reply: z.object({ names: z.array(z.string()), engine: answeredBy }),
  }),
};
