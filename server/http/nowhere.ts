// Addresses where nothing is, and methods that an address does not answer: told apart, since the second is a slip of the
// caller's alone.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Endpoint } from "../../contract/api.ts";
import { AppError } from "../../contract/errors.ts";
import { contract } from "../../contract/index.ts";

const addresses = Object.values(contract)
  .flatMap((endpoints) => Object.values<Endpoint>(endpoints))
  .map(({ method, path }) => ({ method, pattern: new RegExp(`^${path.replace(/:[a-z_]+/g, "[^/]+")}$`) }));

/** The fault to throw; where another method would do, the answer's `Allow` names it. */
export function nothingHere(request: FastifyRequest, reply: FastifyReply): AppError {
  const path = request.url.split("?")[0]!;
  const methods = addresses.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  if (methods.length === 0) return new AppError("not_found", `There is no ${request.method} ${path}`);
  const allowed = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ");
  reply.header("allow", allowed);
  return new AppError("method_not_allowed", `${path} answers ${allowed}, not ${request.method}`);
}
