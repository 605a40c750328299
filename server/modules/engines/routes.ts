import type { engineEndpoints } from "../../../contract/engines.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Engines } from "./index.ts";

export function engineRoutes(engines: Engines): Handlers<typeof engineEndpoints> {
  return {
    status: ({ actor }) => engines.status(actor),
    settings: ({ actor }) => engines.settings(actor),
    updateSettings: ({ actor, body }) => engines.updateSettings(actor, body),
    test: ({ actor }) => engines.test(actor),
    usage: ({ actor }) => engines.usage(actor),
    actions: ({ actor, query }) => engines.actions(actor, query),
    action: ({ actor, params }) => engines.action(actor, params.id),
    eraseAction: async ({ actor, params }) => {
      await engines.eraseAction(actor, params.id);
      return { done: true };
    },
    eraseActions: async ({ actor }) => ({ erased: await engines.eraseActions(actor) }),
  };
}
