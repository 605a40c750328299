// The assistant: what a person says in plain language, answered as data that they can change. Every answer names the engine that
// gave it and why; an answer's rules are checked like anyone's.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { answeredBy } from "./engines.ts";
import { ruleInput } from "./segments.ts";
import { asOf, instant } from "./values.ts";

/** A place in the prompt that was sent, in UTF-16 code units: `text` is what stands there. */
export const place = { start: z.number().int(), end: z.number().int(), text: z.string() };

/** How a person answered the questions that a prompt left open, each known by its place in the prompt and its words. */
export const choicesMade = z
  .array(
    z.object({
      start: z.number().int(),
      end: z.number().int(),
      question: z.string().max(500),
      chosen: z.number().int().min(0).max(100),
    }),
  )
  .max(50)
  .optional()
  .meta({ description: "Answers to questions that an earlier answer left open" });

/** A rule that is ready to use, in words as well. */
const readyRule = z.object({ rule: ruleInput, sentence: z.string() });

/** How the rule came about: from the words alone, or by changing the rule that was sent along. */
export const ruleChanges = ["replaced", "narrowed", "widened", "edited"] as const;

export const segmentRules = z.object({
  engine: answeredBy,
  change: z.enum(ruleChanges),
  rule: ruleInput.nullable().meta({ description: "null where something asked for cannot be said" }),
  sentence: z.string().nullable(),
  count: z.number().int().nullable(),
  total: z.number().int().nullable(),
  as_of: instant,
  timezone: z.string(),
  ambiguities: z.array(
    z.object({
      ...place,
      question: z.string().meta({ example: "How long is 6 months?" }),
      chosen: z.number().int().meta({ description: "Which of the choices the rule has" }),
      choices: z.array(readyRule.extend({ label: z.string() })),
    }),
  ),
  unsupported: z
    .array(z.object({ ...place, reason: z.string(), suggestions: z.array(z.string()) }))
    .meta({ description: "What this shop's data cannot tell, or what was not understood, word by word" }),
  without_unsupported: readyRule
    .nullable()
    .meta({ description: "The rest of what was asked, if it is a rule" }),
  corrections: z.array(z.object({ typed: z.string(), read: z.string() })),
  ignored: z.array(z.string()).meta({
    description: "What was said beside whom it means, and left out",
    example: ["and send them an offer"],
  }),
});
export type SegmentRules = z.infer<typeof segmentRules>;

export const assistantEndpoints = {
  segmentRules: endpoint({
    method: "POST",
    path: "/api/ai/segment-rules",
    tag: "Assistant",
    access: "segments:read",
    readOnly: true,
    summary: "A rule from plain language, or a change to a rule",
    body: z.strictObject({
      prompt: z
        .string()
        .trim()
        .min(1)
        .max(1_000)
        .meta({ example: "Customers in Pune who have not ordered in 60 days" }),
      rule: ruleInput.optional().meta({ description: "The rule at hand, which the prompt may change" }),
      choices: choicesMade,
      as_of: asOf.optional(),
    }),
    reply: segmentRules,
  }),
};
