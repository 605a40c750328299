// The assistant: plain language in, something a person can change and approve out. It owns no table; it reads the catalogue and asks
// the nouns as anyone does.
import type { ParsedBody } from "../../../contract/api.ts";
import type { SegmentRules } from "../../../contract/assistant.ts";
import type { AssistantSteps, assistantStepEndpoints } from "../../../contract/assistant-steps.ts";
import { parseRule } from "../../../contract/rule-faults.ts";
import { instantAsOf } from "../../../contract/rule-windows.ts";
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import { readRules } from "./read-rules.ts";
import { type SegmentRulesRequest, toldAnswer } from "./segment-rules.ts";
import { assistantSteps, type StepNeeds } from "./steps/index.ts";

type StepsRequest = ParsedBody<typeof assistantStepEndpoints.steps>;
type ToldOutcome = ParsedBody<typeof assistantStepEndpoints.stepOutcome>;

export type Assistant = ReturnType<typeof createAssistant>;

export function createAssistant(platform: Platform, needs: StepNeeds) {
  const { clock } = platform;
  const { attributes, engines, segments } = needs;
  return {
    /** A rule from words, counted by the ordinary preview; or why there is none. */
    async segmentRules(
      actor: Actor,
      { prompt, rule, choices, as_of }: SegmentRulesRequest,
    ): Promise<SegmentRules> {
      actor.must("segments:read");
      const catalogue = await attributes.catalogueOf(actor);
      const current = rule === undefined ? undefined : parseRule(rule, catalogue, "/rule");
      const { timezone } = actor.workspace;
      const asOf = instantAsOf(as_of ?? clock.now().toISOString(), timezone);
      const asked = { prompt, current, choices, catalogue, clock: { asOf, timezone } };
      const { answer, engine } = await readRules(engines, actor, asked);
      const told = toldAnswer(answer, engine, catalogue);
      const counted =
        told.rule === null
          ? { count: null, total: null }
          : await segments.preview(actor, { rule: told.rule, as_of, sample: 0, funnel: false });
      return { ...told, count: counted.count, total: counted.total, as_of: asOf.toString(), timezone };
    },

    /** What to do about a request beside a page; nothing is done. */
    steps: (actor: Actor, request: StepsRequest): Promise<AssistantSteps> =>
      assistantSteps(platform, needs, actor, request),

    /** What came of a step, as the browser that did it tells. */
    async stepOutcome(actor: Actor, id: string, told: ToldOutcome): Promise<void> {
      actor.must("segments:read");
      await engines.logOutcome(actor, id, told);
    },
  };
}
