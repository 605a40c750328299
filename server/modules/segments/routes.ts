import type { segmentEndpoints } from "../../../contract/segments.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Segments } from "./index.ts";

export function segmentRoutes(segments: Segments): Handlers<typeof segmentEndpoints> {
  return {
    preview: ({ actor, body }) => segments.preview(actor, body),
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
