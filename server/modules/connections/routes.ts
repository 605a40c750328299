import type { connectionEndpoints } from "../../../contract/connections.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Connections } from "./index.ts";

export function connectionRoutes(connections: Connections): Handlers<typeof connectionEndpoints> {
  return {
    list: async ({ actor }) => ({ data: await connections.list(actor) }),
    updateBehaviour: ({ actor, params, body }) => connections.updateBehaviour(actor, params.id, body),
  };
}
