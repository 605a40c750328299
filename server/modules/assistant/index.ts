// The assistant: plain language in, something a person can change and approve out. It owns no table; it reads the catalogue and asks
// the nouns as anyone does.
import type { ParsedBody } from "../../../contract/api.ts";
import type { SegmentRules } from "../../../contract/assistant.ts";
import type { AssistantSteps, assistantStepEndpoints } from "../../../contract/assistant-steps.ts";
import { parseRule } from "../../../contract/rule-faults.ts";
import { instantAsOf } from "../../../contract/rule-windows.ts";
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import type { Chosen } from "./language/read.ts";
import { habitsOf } from "./lifecycle.ts";
import { type ReadObjective, readObjective } from "./read-objective.ts";
import { readRules } from "./read-rules.ts";
import { type SegmentRulesRequest, toldAnswer } from "./segment-rules.ts";
import { assistantSteps, type StepNeeds } from "./steps/index.ts";

export type { ReadObjective } from "./read-objective.ts";

type StepsRequest = ParsedBody<typeof assistantStepEndpoints.steps>;
type ToldOutcome = ParsedBody<typeof assistantStepEndpoints.stepOutcome>;

export type Assistant = ReturnType<typeof createAssistant>;

export function createAssistant(platform: Platform, needs: StepNeeds) {
  const { clock, database } = platform;
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

    /** An objective told apart, and whom it is for as a rule, where words such as "lapsed" are as the shop's orders have them. */
    async objective(
      actor: Actor,
      { prompt, choices = [], asOf }: { prompt: string; choices?: readonly Chosen[]; asOf: Date },
    ): Promise<ReadObjective> {
      actor.must("segments:read");
      const { workspace } = actor;
      const catalogue = await attributes.catalogueOf(actor);
      const habits = await database.inWorkspace(workspace.id, (trx) => habitsOf(trx, workspace, asOf));
      const { timezone } = workspace;
      const moment = { asOf: instantAsOf(asOf.toISOString(), timezone), timezone };
      return readObjective(engines, actor, { prompt, choices, catalogue, clock: moment, habits });
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
