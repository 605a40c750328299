// Orders over HTTP. Sending them in is the ingest module's.
import type { orderEndpoints } from "../../../contract/orders.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Orders } from "./index.ts";

export function orderRoutes(orders: Orders): Pick<Handlers<typeof orderEndpoints>, "list" | "count" | "get"> {
  return {
    list: ({ actor, query }) => orders.list(actor, query),
    count: async ({ actor, query }) => ({ count: await orders.count(actor, query) }),
    get: ({ actor, params }) => orders.get(actor, params.id),
  };
}
