// Segments over HTTP, and those that a customer is in.
import type { customerEndpoints } from "../../../contract/customers.ts";
import type { segmentEndpoints } from "../../../contract/segments.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Customers } from "../customers/index.ts";
import type { Segments } from "./index.ts";

export function segmentRoutes(segments: Segments): Handlers<typeof segmentEndpoints> {
  return {
    preview: ({ actor, body }) => segments.preview(actor, body),
    explain: ({ actor, body }) => segments.explain(actor, body),
    list: ({ actor, query }) => segments.list(actor, query),
    create: ({ actor, body }) => segments.create(actor, body),
    get: ({ actor, params }) => segments.get(actor, params.id),
    update: ({ actor, params, body }) => segments.update(actor, params.id, body),
    remove: async ({ actor, params }) => {
      await segments.remove(actor, params.id);
      return { done: true };
    },
    customers: ({ actor, params, query }) => segments.customers(actor, params.id, query),
  };
}

export function customerSegmentRoutes(
  segments: Segments,
  customers: Customers,
): Pick<Handlers<typeof customerEndpoints>, "segments"> {
  return {
    async segments({ actor, params }) {
      await customers.show(actor.workspace, params.id);
      return { data: await segments.ofCustomer(actor, params.id) };
    },
  };
}
