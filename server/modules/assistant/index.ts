// The assistant: plain language in, something a person can change and approve out. It owns no table; it reads the catalogue and asks
// segments as anyone does.
import type { SegmentRules } from "../../../contract/assistant.ts";
import { parseRule } from "../../../contract/rule-faults.ts";
import { instantAsOf } from "../../../contract/rule-windows.ts";
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import type { Attributes } from "../attributes/index.ts";
import type { Engines } from "../engines/index.ts";
import type { Segments } from "../segments/index.ts";
import type { Chosen } from "./language/read.ts";
import { habitsOf } from "./lifecycle.ts";
import { type ReadObjective, readObjective } from "./read-objective.ts";
import { readRules } from "./read-rules.ts";
import { type SegmentRulesRequest, toldAnswer } from "./segment-rules.ts";

export type { ReadObjective } from "./read-objective.ts";

export interface AssistantNeeds {
  attributes: Attributes;
  engines: Engines;
  segments: Segments;
}

export type Assistant = ReturnType<typeof createAssistant>;

export function createAssistant(
  { clock, database }: Platform,
  { attributes, engines, segments }: AssistantNeeds,
) {
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
  };
}
