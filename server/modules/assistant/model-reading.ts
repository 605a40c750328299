// What a model has to come up with when it reads words into a rule: rules as JSON texts, since not every provider takes a schema
// that contains itself; and what becomes of it. It quotes the words that a question or a refusal is about; where they stand
// in the prompt is found here.
import { z } from "zod";
import { ruleChanges } from "../../../contract/assistant.ts";
import type { Catalogue } from "../../../contract/attributes.ts";
import type { Fault } from "../../../contract/errors.ts";
import type { Rule } from "../../../contract/rule.ts";
import { findRuleFaults } from "../../../contract/rule-faults.ts";
import type { Answer } from "./language/edits.ts";
import type { Ambiguity, Chosen } from "./language/read.ts";

const ruleText = z.string().max(60_000).describe("The rule, as JSON text");
const quote = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .describe("The words of the request that this is about, unchanged");

export const modelReading = z.strictObject({
  change: z
    .enum(ruleChanges)
    .describe("replaced: from the request alone; narrowed, widened or edited: made of the rule at hand"),
  rule: ruleText
    .nullable()
    .describe("JSON text of the rule without what is unsupported; null where nothing is left"),
  unsupported: z
    .array(z.strictObject({ words: quote, reason: z.string().trim().min(1).max(300) }))
    .max(20)
    .describe("What the shop's data cannot tell"),
  ambiguities: z
    .array(
      z.strictObject({
        words: quote,
        question: z.string().trim().min(1).max(200),
        chosen: z.int().min(0).max(3).describe("Which of the choices the rule has"),
        choices: z
          .array(z.strictObject({ label: z.string().trim().min(1).max(100), rule: ruleText }))
          .min(2)
          .max(4)
          .describe("Each with the whole rule, as it would be"),
      }),
    )
    .max(5),
});
export type ModelReading = z.infer<typeof modelReading>;

export function readingFaults(reading: ModelReading, catalogue: Catalogue): Fault[] {
  const { rule, unsupported, ambiguities } = reading;
  if (rule === null)
    return unsupported.length > 0
      ? []
      : [{ path: "/unsupported", message: "must say what cannot be done where there is no rule" }];
  return [
    ...textFaults(rule, "/rule", catalogue),
    ...ambiguities.flatMap(({ choices, chosen }, at) => [
      ...choices.flatMap((choice, of) =>
        textFaults(choice.rule, `/ambiguities/${at}/choices/${of}/rule`, catalogue),
      ),
      ...(chosen < choices.length
        ? []
        : [{ path: `/ambiguities/${at}/chosen`, message: "is none of the choices" }]),
    ]),
  ];
}

function textFaults(text: string, path: string, catalogue: Catalogue): Fault[] {
  const rule = parsed(text);
  if (rule === undefined) return [{ path, message: "is no JSON" }];
  return findRuleFaults(rule, catalogue, path);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Request {
  prompt: string;
  choices?: readonly Chosen[];
}

/** Of a reading without faults. What was chosen of an open question before is taken. */
export function answerOf(reading: ModelReading, { prompt, choices = [] }: Request): Answer {
  const open = reading.ambiguities.map(({ words, question, chosen, choices: offered }): Ambiguity => {
    const place = placeOf(words, prompt);
    const taken = choices.find((each) => each.start === place.start && each.question === question);
    return {
      ...place,
      question,
      chosen: taken && taken.chosen < offered.length ? taken.chosen : chosen,
      choices: offered.map(({ label, rule }) => ({ label, rule: ruleIn(rule) })),
    };
  });
  const changed = open.find(({ chosen }, at) => chosen !== reading.ambiguities[at]!.chosen);
  const own = reading.rule === null ? undefined : ruleIn(reading.rule);
  const rule = changed ? changed.choices[changed.chosen]!.rule : own;
  const refusals = reading.unsupported.map(({ words, reason }) => ({
    ...placeOf(words, prompt),
    reason,
    suggestions: [],
  }));
  const whole = refusals.length === 0;
  return {
    change: reading.change,
    ...(rule && (whole ? { rule } : { without: rule })),
    ambiguities: whole ? open : [],
    refusals,
    corrections: [],
    ignored: [],
  };
}

const ruleIn = (text: string) => JSON.parse(text) as Rule;

/** Words that the model did not quote as they stand are about the whole. */
function placeOf(words: string, prompt: string) {
  const start = prompt.toLowerCase().indexOf(words.toLowerCase());
  if (start === -1) return { start: 0, end: prompt.length, text: prompt };
  return { start, end: start + words.length, text: prompt.slice(start, start + words.length) };
}
