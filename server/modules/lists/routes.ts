// Lists over HTTP.
import type { listEndpoints } from "../../../contract/lists.ts";
import { sendCsv } from "../../http/csv-file.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Lists } from "./index.ts";

export function listRoutes(lists: Lists): Handlers<typeof listEndpoints> {
  return {
    list: ({ actor, query }) => lists.list(actor, query),
    create: ({ actor, body }) => lists.create(actor, body),
    get: ({ actor, params }) => lists.get(actor, params.id),
    update: ({ actor, params, body }) => lists.update(actor, params.id, body),
    remove: async ({ actor, params }) => {
      await lists.remove(actor, params.id);
      return { done: true };
    },
    customers: ({ actor, params, query }) => lists.customers(actor, params.id, query),
    async export({ actor, params, query: { workspace: _, bom, ...asked }, reply }) {
      return sendCsv(reply, await lists.export(actor, params.id, asked), bom);
    },
    addMembers: ({ actor, params, body }) => lists.addMembers(actor, params.id, body),
    removeMembers: ({ actor, params, body }) => lists.removeMembers(actor, params.id, body.customer_ids),
  };
}
