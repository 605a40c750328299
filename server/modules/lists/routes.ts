// Lists over HTTP, and those that a customer is on.
import type { customerEndpoints } from "../../../contract/customers.ts";
import type { listEndpoints } from "../../../contract/lists.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Customers } from "../customers/index.ts";
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
    undelete: ({ actor, params }) => lists.undelete(actor, params.id),
    customers: ({ actor, params, query }) => lists.customers(actor, params.id, query),
    addMembers: ({ actor, params, body }) => lists.addMembers(actor, params.id, body),
    removeMembers: ({ actor, params, body }) => lists.removeMembers(actor, params.id, body.customer_ids),
  };
}

export function customerListRoutes(
  lists: Lists,
  customers: Customers,
): Pick<Handlers<typeof customerEndpoints>, "lists"> {
  return {
    async lists({ actor, params }) {
      await customers.show(actor.workspace, params.id);
      return { data: await lists.ofCustomer(actor, params.id) };
    },
  };
}
