// Sending customers, orders and events in over HTTP, and what can be done about those that could not be applied. With `?wait=true` the answer is what is now stored.
import type { FastifyReply } from "fastify";
import type { customerEndpoints } from "../../../contract/customers.ts";
import type { deadLetterEndpoints } from "../../../contract/dead-letters.ts";
import type { eventEndpoints } from "../../../contract/events.ts";
import type { BatchReply } from "../../../contract/ingest.ts";
import type { orderEndpoints } from "../../../contract/orders.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Customers } from "../customers/index.ts";
import type { Events } from "../events/index.ts";
import type { Orders } from "../orders/index.ts";
import type { BatchAnswer } from "./answer-batch.ts";
import type { Ingest } from "./index.ts";

type Sending = "create" | "createBatch";

export function customerIngestRoutes(
  ingest: Ingest,
  customers: Customers,
): Pick<Handlers<typeof customerEndpoints>, Sending> {
  return {
    async create({ actor, body, query, reply }) {
      const id = await ingest.acceptCustomer(actor, body, query);
      if (!query.wait || id === null) return { id, status: "accepted" };
      reply.status(200);
      return customers.show(actor.workspace, id);
    },
    createBatch: async ({ actor, body, query, reply }) =>
      answered(reply, query.wait, await ingest.acceptCustomers(actor, body.customers, query)),
  };
}

export function orderIngestRoutes(
  ingest: Ingest,
  orders: Orders,
): Pick<Handlers<typeof orderEndpoints>, Sending> {
  return {
    async create({ actor, body, query, reply }) {
      const id = await ingest.acceptOrder(actor, body, query);
      if (!query.wait || id === null) return { id, status: "accepted" };
      reply.status(200);
      return orders.show(actor.workspace, id);
    },
    createBatch: async ({ actor, body, query, reply }) =>
      answered(reply, query.wait, await ingest.acceptOrders(actor, body.orders, query)),
  };
}

export function eventIngestRoutes(
  ingest: Ingest,
  events: Events,
): Pick<Handlers<typeof eventEndpoints>, Sending> {
  return {
    async create({ actor, body, query, reply }) {
      const id = await ingest.acceptEvent(actor, body, query);
      if (!query.wait || id === null) return { id, status: "accepted" };
      reply.status(200);
      return events.show(actor.workspace, id);
    },
    createBatch: async ({ actor, body, query, reply }) =>
      answered(reply, query.wait, await ingest.acceptEvents(actor, body.events, query)),
  };
}

export function deadLetterRoutes({ deadLetters }: Ingest): Handlers<typeof deadLetterEndpoints> {
  return {
    list: ({ actor, query }) => deadLetters.list(actor, query),
    counts: ({ actor }) => deadLetters.counts(actor),
    get: ({ actor, params }) => deadLetters.get(actor, params.id),
    update: ({ actor, params, body }) => deadLetters.update(actor, params.id, body.payload),
    replay: ({ actor, params }) => deadLetters.replay(actor, params.id),
    dismiss: ({ actor, params }) => deadLetters.dismiss(actor, params.id),
    replayMany: ({ actor, body }) => deadLetters.replayMany(actor, body),
    dismissMany: ({ actor, body }) => deadLetters.dismissMany(actor, body),
  };
}

function answered(reply: FastifyReply, wait: boolean, answer: BatchAnswer): BatchReply {
  if (wait && answer.visible) reply.status(200);
  return answer.reply;
}
