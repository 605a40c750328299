// The assistant over HTTP.
import type { assistantEndpoints } from "../../../contract/assistant.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Assistant } from "./index.ts";

export function assistantRoutes(assistant: Assistant): Handlers<typeof assistantEndpoints> {
  return { segmentRules: ({ actor, body }) => assistant.segmentRules(actor, body) };
}
