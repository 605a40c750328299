// Customers over HTTP. Sending them in is the ingest module's; their segments are the segments module's.
import type { customerEndpoints } from "../../../contract/customers.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Customers } from "./index.ts";

type Own = "list" | "count" | "get" | "update" | "timeline";

export function customerRoutes(customers: Customers): Pick<Handlers<typeof customerEndpoints>, Own> {
  return {
    list: ({ actor, query }) => customers.list(actor, query),
    count: async ({ actor, query }) => ({ count: await customers.count(actor, query) }),
    get: ({ actor, params }) => customers.get(actor, params.id),
    update: ({ actor, params, body }) => customers.update(actor, params.id, body),
    timeline: ({ actor, params, query }) => customers.timeline(actor, params.id, query),
  };
}
