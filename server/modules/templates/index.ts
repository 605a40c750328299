// Templates: subject and body in Liquid, checked before a launch, shown as any customer would read them, and rendered for
// each one who is sent to. It owns no table.
import type { MessageContent, MessagePreview } from "../../../contract/campaigns.ts";
import { AppError } from "../../../contract/errors.ts";
import type { Channel } from "../../../contract/messages.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import type { Attributes } from "../attributes/index.ts";
import type { Customers } from "../customers/index.ts";
import { type Check, contentChecks, parseMessage, withoutFallback } from "./check.ts";
import { type CompiledMessage, compileMessage, type Field } from "./compile.ts";
import { createEngine, type Engine, type Manner } from "./engine.ts";
import { customKeys, type PreviewRequest, previewMessage } from "./preview.ts";
import { type Home, type MessageScope, readersOf } from "./reader.ts";

export type { CompiledMessage } from "./compile.ts";
export type { Manner } from "./engine.ts";
export type { MessageScope, Reader } from "./reader.ts";

/** A message as a machine wrote it: what stops it, and which variables may come out empty. */
export interface Written {
  checks: Check[];
  unguarded: { field: Field; name: string }[];
}

/** Every reader has these. */
const neverEmpty = new Set(["workspace.name", "customer.orders.count", "customer.created_at"]);

export interface TemplateNeeds {
  attributes: Attributes;
  customers: Customers;
}

export type Templates = ReturnType<typeof createTemplates>;

export function createTemplates(platform: Platform, { attributes, customers }: TemplateNeeds) {
  const engines = new Map<string, Engine>();
  const engineFor = (manner: Manner): Engine => {
    const name = `${manner.timezone} ${manner.currency}`;
    const engine = engines.get(name) ?? createEngine(manner, () => platform.clock.now());
    engines.set(name, engine);
    return engine;
  };

  async function preview(workspace: ActorWorkspace, request: PreviewRequest): Promise<MessagePreview> {
    const catalogue = await attributes.catalogueAtHand(workspace);
    const engine = engineFor(workspace);
    return platform.database.inWorkspace(workspace.id, (trx) =>
      previewMessage(trx, { workspace, catalogue, customers, engine, request }),
    );
  }

  return {
    preview,

    /** Reads messages that nobody has seen yet, against the workspace's attributes of now. */
    async readerOfWritten(
      workspace: ActorWorkspace,
      channel: Channel,
    ): Promise<(message: MessageContent) => Written> {
      const keys = customKeys(await attributes.catalogueAtHand(workspace));
      const engine = engineFor(workspace);
      return (message) => {
        const { parsed, checks } = parseMessage(engine, message, keys);
        const unguarded = parsed ? withoutFallback(engine, parsed) : [];
        return {
          checks: [...checks, ...contentChecks(message, channel)],
          unguarded: unguarded.filter(({ name }) => !neverEmpty.has(name)),
        };
      };
    },

    /** Throws `invalid_template` with every fault, unless the message can be sent. */
    async mustBeSendable(workspace: ActorWorkspace, request: PreviewRequest): Promise<void> {
      const { checks } = await preview(workspace, request);
      const faults = checks.filter((check) => check.level === "fault");
      if (faults.length > 0) throw faulty(faults);
    },

    /** Parses a message that was checked before. */
    compile(content: MessageContent, manner: Manner, scope: MessageScope): CompiledMessage {
      const engine = engineFor(manner);
      const parsed = { subject: engine.parse(content.subject), body: engine.parse(content.body) };
      return compileMessage(engine, parsed, scope);
    },

    readersOf: (trx: Trx, home: Home, customerIds: readonly string[]) =>
      readersOf(trx, customers, home, customerIds),
  };
}

function faulty(checks: readonly Check[]): AppError {
  const faults = checks.map(({ field, message, hint }) => ({ path: `/message/${field}`, message, hint }));
  return new AppError("invalid_template", `${faults[0]?.message}. Nothing was sent.`, { faults });
}
