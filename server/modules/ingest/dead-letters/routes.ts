// Dead letters over HTTP.
import type { deadLetterEndpoints } from "../../../../contract/dead-letters.ts";
import type { Handlers } from "../../../http/handlers.ts";
import type { DeadLetters } from "./index.ts";

export function deadLetterRoutes(letters: DeadLetters): Handlers<typeof deadLetterEndpoints> {
  return {
    list: ({ actor, query }) => letters.list(actor, query),
    counts: ({ actor }) => letters.counts(actor),
    get: ({ actor, params }) => letters.get(actor, params.id),
    update: ({ actor, params, body }) => letters.update(actor, params.id, body.payload),
    replay: ({ actor, params }) => letters.replay(actor, params.id),
    dismiss: ({ actor, params }) => letters.dismiss(actor, params.id),
    replayMany: ({ actor, body }) => letters.replayMany(actor, body),
    dismissMany: ({ actor, body }) => letters.dismissMany(actor, body),
  };
}
