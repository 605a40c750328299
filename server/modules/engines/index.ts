// Engines: which language model answers for a workspace, within which limits, and what was asked of it; the built-in engine
// of each feature where none is chosen, allowed or fit. It owns the tables `engine_settings`, `engine_usage`,
// `engine_actions` and `engine_answers`. A feature puts its question by `ask` and brings its own built-in answer.
import {
  type EngineSettings,
  type EngineSettingsChange,
  type EngineStatus,
  whyWords,
} from "../../../contract/engines.ts";
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import { createOutboundFetch } from "../../platform/outbound.ts";
import { usedOf } from "./allowance.ts";
import { ask } from "./ask.ts";
import { contextOf, readiness } from "./context.ts";
import { type Drawing, type Drawn, draw } from "./draw.ts";
import { createLog } from "./log.ts";
import type { Answered, Question } from "./question.ts";
import { toSettings, updateSettings } from "./settings.ts";
import { settingsOf } from "./settings-store.ts";
import { createStepLog } from "./step-log.ts";
import type {} from "./tables.ts";
import { tryModel } from "./try-model.ts";
import { estimatesOf, usageOf } from "./usage.ts";

export type { ImageFile } from "./image-file.ts";
export type { Answered, Question } from "./question.ts";

export type Engines = ReturnType<typeof createEngines>;

export function createEngines(platform: Platform) {
  const { database, sealer, config } = platform;
  const allowed = config.modelHosts;
  const outbound = createOutboundFetch(allowed);

  return {
    /** Answers a feature's question, which has asked for permission itself. */
    ask: async <T>(actor: Actor, question: Question<T>): Promise<Answered<T>> =>
      ask(await contextOf(platform, outbound, actor), question),

    /** A picture for a feature, which has asked for permission itself, or why there is none. */
    draw: async <K>(actor: Actor, drawing: Drawing<K>): Promise<Drawn<K>> =>
      draw(await contextOf(platform, outbound, actor), drawing),

    async status(actor: Actor): Promise<EngineStatus> {
      actor.must("campaigns:read");
      const context = await contextOf(platform, outbound, actor);
      const { settings, workspaceId, inWorkspace } = context;
      const ready = readiness(context);
      const used = await inWorkspace((trx) => usedOf(trx, context));
      return {
        engine: settings.engine,
        model: settings.engine === "built_in" ? null : settings.model,
        image_model: settings.image_model || null,
        ready: "provider" in ready,
        words: "why" in ready ? whyWords[ready.why] : `${settings.model} answers`,
        estimates: await inWorkspace((trx) => estimatesOf(trx, workspaceId, settings)),
        left: {
          person_day: Math.max(0, settings.person_day_tokens - used.personToday),
          workspace_month: Math.max(0, settings.workspace_month_tokens - used.month),
        },
      };
    },

    async settings(actor: Actor): Promise<EngineSettings> {
      actor.must("assistant:manage");
      const { id } = actor.workspace;
      return toSettings(await database.inWorkspace(id, (trx) => settingsOf(trx, id)));
    },

    async updateSettings(actor: Actor, change: EngineSettingsChange): Promise<EngineSettings> {
      actor.must("assistant:manage");
      const { id } = actor.workspace;
      return toSettings(
        await database.inWorkspace(id, (trx) => updateSettings(trx, id, change, { sealer, allowed })),
      );
    },

    async test(actor: Actor) {
      actor.must("assistant:manage");
      return tryModel(await contextOf(platform, outbound, actor));
    },

    async usage(actor: Actor) {
      actor.must("assistant:manage");
      const { workspaceId, span, inWorkspace } = await contextOf(platform, outbound, actor);
      return inWorkspace((trx) => usageOf(trx, workspaceId, span));
    },

    ...createLog(platform),
    ...createStepLog(platform),
  };
}
