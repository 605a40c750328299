// Merges over HTTP.
import type { mergeEndpoints } from "../../../../contract/merges.ts";
import type { Handlers } from "../../../http/handlers.ts";
import type { Customers } from "../index.ts";

export function mergeRoutes({ merges }: Customers): Handlers<typeof mergeEndpoints> {
  return {
    lookUp: ({ actor, query }) => merges.lookUp(actor, query),
    duplicates: ({ actor, query }) => merges.duplicates(actor, query),
    async keepApart({ actor, body }) {
      await merges.keepApart(actor, body.customer_ids);
      return { done: true };
    },
    merge: ({ actor, params, body }) => merges.merge(actor, params.id, body.customer_id),
    merges: async ({ actor, params }) => ({ data: await merges.merges(actor, params.id) }),
    undo: ({ actor, params }) => merges.undo(actor, params.id),
  };
}
