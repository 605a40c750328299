// The settings of sources, and the addresses that they deliver to.
import type { FastifyRequest } from "fastify";
import { AppError } from "../../../contract/errors.ts";
import type { deliveryEndpoints } from "../../../contract/source-deliveries.ts";
import type { sourceEndpoints } from "../../../contract/sources.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Sources } from "./index.ts";

export function sourceRoutes(sources: Sources): Handlers<typeof sourceEndpoints> {
  return {
    list: ({ actor }) => sources.list(actor),
    create: ({ actor, body }) => sources.create(actor, body),
    get: ({ actor, params }) => sources.get(actor, params.id),
    update: ({ actor, params, body }) => sources.update(actor, params.id, body),
    remove: ({ actor, params }) => sources.remove(actor, params.id),
    secret: ({ actor, params }) => sources.secret(actor, params.id),
    renewSecret: ({ actor, params }) => sources.renewSecret(actor, params.id),
    deliveries: ({ actor, params, query }) => sources.deliveries(actor, params.id, query.outcome),
    sample: ({ actor, params }) => sources.sample(actor, params.id),
  };
}

export function deliveryRoutes(sources: Sources): Handlers<typeof deliveryEndpoints> {
  const taking = (type?: string) => async (call: { request: FastifyRequest }) => {
    const { post } = call.request;
    if (!post) throw new AppError("bad_signature");
    await sources.receive(post, type);
    return { success: true as const };
  };
  return {
    identify: taking("identify"),
    track: taking("track"),
    page: taking("page"),
    screen: taking("screen"),
    group: taking("group"),
    alias: taking("alias"),
    batch: taking(),
    shopify: taking(),
    woocommerce: taking(),
  };
}
