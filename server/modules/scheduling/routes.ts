import type { schedulingEndpoints } from "../../../contract/scheduling.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Scheduling } from "./index.ts";

export function schedulingRoutes(scheduling: Scheduling): Handlers<typeof schedulingEndpoints> {
  return {
    suggestions: ({ actor, query }) => scheduling.suggestions(actor, query),
    ofCustomer: ({ actor, params }) => scheduling.ofCustomer(actor, params.id),
  };
}
