// From what an engine answered to what is sent: every rule checked and said in words, with how many the chosen one holds for.
import type { ParsedBody } from "../../../contract/api.ts";
import type { assistantEndpoints, SegmentRules } from "../../../contract/assistant.ts";
import type { Catalogue } from "../../../contract/attributes.ts";
import type { AnsweredBy } from "../../../contract/engines.ts";
import type { Rule } from "../../../contract/rule.ts";
import { parseRule } from "../../../contract/rule-faults.ts";
import { ruleSentence } from "../../../contract/rule-sentence.ts";
import type { Answer } from "./language/edits.ts";

export type SegmentRulesRequest = ParsedBody<typeof assistantEndpoints.segmentRules>;

export type Told = Omit<SegmentRules, "count" | "total" | "as_of" | "timezone">;

export function toldAnswer(answer: Answer, engine: AnsweredBy, catalogue: Catalogue): Told {
  const ready = (unchecked: Rule) => {
    const rule = parseRule(unchecked, catalogue, "/rule");
    return { rule, sentence: ruleSentence(rule, catalogue).text };
  };
  const chosen = answer.rule && ready(answer.rule);
  return {
    engine,
    change: answer.change,
    rule: chosen?.rule ?? null,
    sentence: chosen?.sentence ?? null,
    ambiguities: answer.ambiguities.map(({ choices, ...open }) => ({
      ...open,
      choices: choices.map(({ label, rule }) => ({ label, ...ready(rule) })),
    })),
    unsupported: answer.refusals,
    without_unsupported: answer.without ? ready(answer.without) : null,
    corrections: answer.corrections,
    ignored: answer.ignored,
  };
}
