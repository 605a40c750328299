// Events over HTTP, but for sending them in.
import type { eventEndpoints } from "../../../contract/events.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Events } from "./index.ts";

export function eventRoutes(events: Events): Omit<Handlers<typeof eventEndpoints>, "create" | "createBatch"> {
  return {
    list: ({ actor, query }) => events.list(actor, query),
    catalogue: ({ actor }) => events.catalogue(actor),
    get: ({ actor, params }) => events.get(actor, params.id),
  };
}
