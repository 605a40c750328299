// Templates: subject and body in Liquid, checked before a launch, shown as any customer would read them, and rendered for
// each one who is sent to. It owns no table.
import type { MessageContent, MessagePreview } from "../../../contract/campaigns.ts";
import { AppError } from "../../../contract/errors.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import type { Check } from "./check.ts";
import { type CompiledMessage, compileMessage } from "./compile.ts";
import { createEngine, type Engine, type Manner } from "./engine.ts";
import { type PreviewRequest, previewMessage } from "./preview.ts";
import { type MessageScope, readersOf } from "./reader.ts";

export type { CompiledMessage } from "./compile.ts";
export type { Manner } from "./engine.ts";
export type { PreviewRequest } from "./preview.ts";
export type { MessageScope, Reader } from "./reader.ts";

export type Templates = ReturnType<typeof createTemplates>;

export function createTemplates(platform: Platform) {
  const engines = new Map<string, Engine>();
  const engineFor = (manner: Manner): Engine => {
    const name = `${manner.timezone} ${manner.currency}`;
    const engine = engines.get(name) ?? createEngine(manner, () => platform.clock.now());
    engines.set(name, engine);
    return engine;
  };

  /** Parses a message that was checked before. */
  function compile(content: MessageContent, manner: Manner, scope: MessageScope): CompiledMessage {
    const engine = engineFor(manner);
    const parsed = { subject: engine.parse(content.subject), body: engine.parse(content.body) };
    return compileMessage(engine, parsed, scope);
  }

  return {
    compile,
    readersOf,

    preview: (trx: Trx, workspace: ActorWorkspace, request: PreviewRequest): Promise<MessagePreview> =>
      previewMessage(trx, { workspace, engine: engineFor(workspace), request }),

    /** Throws `invalid_template` with every fault, unless the message can be sent. */
    async mustBeSendable(trx: Trx, workspace: ActorWorkspace, request: PreviewRequest): Promise<void> {
      const preview = await previewMessage(trx, { workspace, engine: engineFor(workspace), request });
      const faults = preview.checks.filter((check) => check.level === "fault");
      if (faults.length > 0) throw faulty(faults);
    },
  };
}

function faulty(checks: readonly Check[]): AppError {
  const faults = checks.map(({ field, message, hint }) => ({ path: `/message/${field}`, message, hint }));
  return new AppError(
    "invalid_template",
    `${faults[0]?.message ?? "The message cannot be read"}. Nothing was sent.`,
    { faults },
  );
}
