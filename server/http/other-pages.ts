// Pages of other origins may post to Segment's addresses, as they may to Segment: what proves a post is the write key that
// every such page shows anyway, and no cookie is looked at there, so that a page gains nothing it could not send from elsewhere.
import type { FastifyInstance } from "fastify";
import type { Endpoint } from "../../contract/api.ts";
import { contract } from "../../contract/index.ts";

const open = new Set<string>(
  Object.values(contract)
    .flatMap((endpoints) => Object.values<Endpoint>(endpoints))
    .filter(({ signer }) => signer === "segment")
    .map(({ path }) => path),
);

/** Seconds for which a browser need not ask again. */
const remembered = 86_400;

/** To be called before anything refuses an address or a method. */
export function admitOtherPages(app: FastifyInstance): void {
  app.addHook("onRequest", (request, reply, done) => {
    if (!open.has(request.url.split("?")[0]!)) return done();
    reply.headers({ "access-control-allow-origin": "*", "access-control-expose-headers": "retry-after" });
    if (request.method !== "OPTIONS" || !request.headers["access-control-request-method"]) return done();
    reply
      .headers({
        "access-control-allow-methods": "POST",
        "access-control-allow-headers": "authorization, content-type",
        "access-control-max-age": remembered,
      })
      .status(204)
      .send();
  });
}
