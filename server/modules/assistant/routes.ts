// The assistant over HTTP.
import type { assistantEndpoints } from "../../../contract/assistant.ts";
import type { assistantStepEndpoints } from "../../../contract/assistant-steps.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Assistant } from "./index.ts";

type Endpoints = typeof assistantEndpoints & typeof assistantStepEndpoints;

export function assistantRoutes(assistant: Assistant): Handlers<Endpoints> {
  return {
    segmentRules: ({ actor, body }) => assistant.segmentRules(actor, body),
    steps: ({ actor, body }) => assistant.steps(actor, body),
    stepOutcome: async ({ actor, params, body }) => {
      await assistant.stepOutcome(actor, params.id, body);
      return { done: true };
    },
  };
}
