// Orders over HTTP. Sending them in is the ingest module's.
import type { orderEndpoints } from "../../../contract/orders.ts";
import { sendCsv } from "../../http/csv-file.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Orders } from "./index.ts";

export { rateRoutes } from "./rates/routes.ts";

export function orderRoutes(
  orders: Orders,
): Pick<Handlers<typeof orderEndpoints>, "list" | "count" | "export" | "get"> {
  return {
    list: ({ actor, query }) => orders.list(actor, query),
    count: async ({ actor, query }) => ({ count: await orders.count(actor, query) }),
    async export({ actor, query: { workspace: _, bom, ...asked }, reply }) {
      return sendCsv(reply, orders.export(actor, asked), bom);
    },
    get: ({ actor, params }) => orders.get(actor, params.id),
  };
}
