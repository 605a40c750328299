// Lookalike audiences over HTTP.
import type { lookalikeEndpoints } from "../../../contract/lookalikes.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Lookalikes } from "./index.ts";

export function lookalikeRoutes(lookalikes: Lookalikes): Handlers<typeof lookalikeEndpoints> {
  return {
    find: ({ actor, body, query }) => lookalikes.find(actor, body, query),
    get: ({ actor, params }) => lookalikes.get(actor, params.id),
    customers: ({ actor, params, query }) => lookalikes.customers(actor, params.id, query),
    saveList: ({ actor, params, body }) => lookalikes.saveList(actor, params.id, body),
  };
}
