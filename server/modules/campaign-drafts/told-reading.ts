// What was read of an objective, as a plan tells it; and the plan of one that does not say yet whom it is for.
import type { Catalogue } from "../../../contract/attributes.ts";
import { parseRule } from "../../../contract/rule-faults.ts";
import { ruleSentence } from "../../../contract/rule-sentence.ts";
import type { Goal } from "../../../contract/writing.ts";
import type { ReadObjective } from "../assistant/index.ts";
import type { PlanRequest } from "./plan-request.ts";
import { partWords } from "./words.ts";

export function toldReading(
  { objective, answer, engine }: ReadObjective,
  request: PlanRequest,
  catalogue: Catalogue,
) {
  const { prompt } = request;
  const at = <P extends { start: number; end: number }>(place: P) => ({
    ...place,
    text: prompt.slice(place.start, place.end),
  });
  // A person's own audience has no open questions.
  const ofAudience = request.rule === undefined;
  const without = answer.without && parseRule(answer.without, catalogue, "/rule");
  return {
    engine,
    parts: objective.parts.map((part) => ({ ...part, words: partWords(part, objective) })),
    ambiguities: [
      ...objective.questions.map(({ labels, ...open }) => ({
        ...at(open),
        choices: labels.map((label) => ({ label })),
      })),
      ...(ofAudience ? answer.ambiguities : []).map(({ choices, ...open }) => ({
        ...at(open),
        choices: choices.map(({ label }) => ({ label })),
      })),
    ],
    definitions: ofAudience ? (answer.definitions ?? []).map(at) : [],
    unsupported: [...objective.unsupported, ...(ofAudience ? answer.refusals : [])].map(at),
    ignored: answer.ignored.map((one) => one.trim()),
    corrections: answer.corrections,
    without_unsupported: without ? { rule: without, sentence: ruleSentence(without, catalogue).text } : null,
  };
}

export function nothingYet(prompt: string, goal: Goal | undefined, budget: number | undefined) {
  return {
    name: prompt.slice(0, 100),
    goal: goal ?? ("announce" as const),
    ...{ audience: null, channel: null, message: null, message_trouble: null, time: null, expected: null },
    expected_words: "Nothing can be foretold before it is clear whom it is for.",
    cost: {
      ...{ messages: 0, price: null, sms_parts: null, cost: null, budget: budget ?? null },
      words: "What it costs can be told once it is clear whom it is for.",
    },
  };
}
