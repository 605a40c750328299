// The edge for requests: turns the contract's endpoints into Fastify routes. Each request is parsed by the contract,
// its caller identified and asked for the endpoint's permission, the answer remembered under its idempotency key,
// and any error said as problem+json.
import cookie from "@fastify/cookie";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { z } from "zod";
import type { Endpoint } from "../contract/api.ts";
import { AppError } from "../contract/errors.ts";
import { contract } from "../contract/index.ts";
import type { Actor, SignedIn } from "./actor.ts";
import { readBodies } from "./http/bodies.ts";
import { serveCopy } from "./http/copy.ts";
import { serveDocs } from "./http/docs.ts";
import { parseOrThrow } from "./http/faults.ts";
import { type Idempotency, readIdempotencyKey } from "./http/idempotency.ts";
import { nothingHere } from "./http/nowhere.ts";
import { admitOtherPages } from "./http/other-pages.ts";
import { postedTo } from "./http/posted.ts";
import { sendProblem } from "./http/problems.ts";
import { setSecurityHeaders } from "./http/security-headers.ts";
import { provenBy } from "./http/signed.ts";
import { answerUnparsed } from "./http/unparsed.ts";
import { serveWeb } from "./http/web.ts";
import type { Platform } from "./platform/index.ts";
import { createRoutes } from "./routes.ts";
import type { Services } from "./services.ts";

/** Bytes a body may have where the endpoint does not say otherwise. */
const bodyLimit = 1024 * 1024;

export interface HttpOptions {
  /** Checks every answer against the contract and fails on a difference: for tests. */
  checkReplies?: boolean;
  /** Folder of the built web application; left out where only the API is served. */
  webDir?: string;
}

export async function createHttp(
  platform: Platform,
  services: Services,
  options: HttpOptions = {},
): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit,
    trustProxy: "loopback",
    routerOptions: { maxParamLength: 2_000 },
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => sendProblem(platform.log, error, request, reply),
    clientErrorHandler: answerUnparsed,
  });
  app.setErrorHandler((error: Error, request, reply) => sendProblem(platform.log, error, request, reply));
  app.setNotFoundHandler((request, reply) => {
    throw nothingHere(request, reply);
  });
  admitOtherPages(app);
  // Before the body is read: where nothing is, its kind does not matter.
  app.addHook("onRequest", (request, reply, done) => {
    if (request.is404) done(nothingHere(request, reply));
    else done();
  });
  await app.register(cookie);
  await setSecurityHeaders(app, {
    contentSecurityPolicy: { directives: csp },
    strictTransportSecurity: platform.config.publicUrl.startsWith("https:"),
  });
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, context) =>
      new AppError("too_many_requests", `At most ${context.max} of these ${context.after}`, {
        retryAfter: Math.ceil(context.ttl / 1_000),
      }),
  });
  readBodies(app);
  await serveDocs(app, platform.config.publicUrl);
  addRoutes(app, services, options);
  addHealth(app, platform);
  serveCopy(app, platform.copy);
  if (options.webDir) await serveWeb(app, options.webDir);
  return app;
}

/** Scripts come from here alone; styles also inline, since the component library sets them on elements. */
const csp = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:", "https://lh3.googleusercontent.com"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  frameSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

type AnyHandler = (call: object) => Promise<unknown>;

function addRoutes(app: FastifyInstance, services: Services, options: HttpOptions): void {
  const routes = createRoutes(services) as unknown as Record<string, Record<string, AnyHandler>>;
  for (const [noun, endpoints] of Object.entries(contract)) {
    for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
      const handler = routes[noun]?.[name];
      if (handler) addRoute(app, endpoint, handler, services, options);
    }
  }
}

function addRoute(
  app: FastifyInstance,
  endpoint: Endpoint,
  handler: AnyHandler,
  services: Services,
  options: HttpOptions,
): void {
  const query = queryOf(endpoint);
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    ...(endpoint.bodyLimit ? { bodyLimit: endpoint.bodyLimit } : {}),
    config: {
      takesFile: endpoint.media?.body !== undefined,
      ...(endpoint.access === "public" ? { rateLimit: { max: 60, timeWindow: "1 minute" } } : {}),
    },
    ...(endpoint.access === "signed" ? { preParsing: proofOf(endpoint, services) } : {}),
    // The caller is identified before the body is read, so that a stranger cannot make the server parse megabytes.
    onRequest: async (request) => {
      request.caller = await identify(endpoint, request, services);
    },
    handler: async (request, reply) => {
      const call = { ...request.caller, ...parseParts(endpoint, query, request), request, reply };
      reply.status(endpoint.status ?? 200);
      const answer = await once(services.idempotency, request, reply, () => handler(call));
      if (reply.sent || endpoint.reply === undefined) return answer;
      return options.checkReplies ? checked(endpoint, answer) : answer;
    },
  });
}

function proofOf({ signer }: Endpoint, { connections, sources }: Services) {
  return signer ? postedTo(sources, signer) : provenBy(connections);
}

declare module "fastify" {
  interface FastifyRequest {
    caller: { actor?: Actor; person?: SignedIn };
  }
}

async function identify(endpoint: Endpoint, request: FastifyRequest, services: Services) {
  if (endpoint.access === "public" || endpoint.access === "signed") return {};
  const changes = endpoint.method !== "GET" && !endpoint.readOnly;
  const caller = await services.access.authenticate(request, { csrf: changes || endpoint.method !== "GET" });
  if (endpoint.access === "person") {
    if (!caller.person)
      throw new AppError("forbidden", "An API key belongs to a workspace; this needs a signed-in person.");
    return { person: caller.person };
  }
  const actor = await services.access.enterWorkspace(caller, request);
  actor.must(endpoint.access);
  return { actor, person: caller.person };
}

/**
 * A filter with a slip in its name must not answer as if there were none, so unknown ones are refused. Where strangers
 * come in, a provider may add what it likes. The workspace may be named on every address.
 */
function queryOf({ access, query }: Endpoint): z.ZodObject | undefined {
  if (access === "public" || access === "signed") return query;
  return query?.extend({ workspace: z.string().optional() }).strict();
}

function parseParts(endpoint: Endpoint, query: z.ZodObject | undefined, request: FastifyRequest) {
  return {
    params: endpoint.params ? parseParams(endpoint, request) : undefined,
    query: query ? parseOrThrow(query, request.query, "/query") : undefined,
    body: endpoint.body ? parseOrThrow(endpoint.body, request.body) : undefined,
  };
}

/** A malformed id cannot name anything: the answer is the same as for an unknown one. */
function parseParams(endpoint: Endpoint, request: FastifyRequest): unknown {
  const parsed = endpoint.params?.safeParse(request.params);
  if (parsed?.success) return parsed.data;
  throw new AppError("not_found", `Nothing is named ${Object.values(request.params as object).join(", ")}`);
}

async function once(
  idempotency: Idempotency,
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const key = readIdempotencyKey(request);
  const actor = request.caller.actor;
  if (!key || !actor || request.method === "GET") return work();
  return idempotency.once(actor, key, request, reply, work);
}

function checked(endpoint: Endpoint, answer: unknown): unknown {
  const wire = JSON.parse(JSON.stringify(answer ?? null));
  const parsed = endpoint.reply?.safeParse(wire);
  if (parsed && !parsed.success)
    throw new Error(
      `${endpoint.method} ${endpoint.path} answered otherwise than its contract says: ${parsed.error.message}`,
    );
  return answer;
}

function addHealth(app: FastifyInstance, platform: Platform): void {
  app.get("/health", async () => ({ status: "ok" }));
  app.get("/ready", async () => {
    await platform.database.asSystem((trx) => trx.selectNoFrom((eb) => eb.lit(1).as("one")).execute());
    // Anybody may ask whether it is ready, and nobody else's business is how much a shop has.
    const { rows: _, ...copy } = await platform.copy.status();
    return { status: "ready", copy };
  });
}
