// A message parsed once, to be rendered for many readers.
import type { Template } from "liquidjs";
import type { MessageContent } from "../../../contract/campaigns.ts";
import type { Engine } from "./engine.ts";
import type { MessageScope, Reader } from "./reader.ts";

export const fields = ["subject", "body"] as const;
export type Field = (typeof fields)[number];

export type ParsedMessage = Record<Field, Template[]>;

/** Renders for one reader, or says why it cannot. */
export type Rendering = { text: MessageContent } | { unreadable: string };

export interface CompiledMessage {
  parsed: ParsedMessage;
  render(reader: Reader): Rendering;
}

export function compileMessage(engine: Engine, parsed: ParsedMessage, scope: MessageScope): CompiledMessage {
  return {
    parsed,
    render(reader) {
      const values = { customer: reader, workspace: scope.workspace, campaign: scope.campaign };
      try {
        // A name with a line break in it must not start a header of its own.
        const subject = engine.render(parsed.subject, values).replace(/\s+/g, " ").trim();
        return { text: { subject, body: engine.render(parsed.body, values) } };
      } catch (error) {
        return { unreadable: plain(error) };
      }
    },
  };
}

/** The library's message without its picture of the place, which `placeOf` gives. */
export function plain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n")[0]!.replace(/, line:\d+, col:\d+$/, "");
}
