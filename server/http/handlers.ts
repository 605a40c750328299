// What a module's routes look like: for each endpoint of its noun, one function from a parsed call to a reply.
import type { FastifyReply, FastifyRequest } from "fastify";
import type {
  Access,
  Endpoint,
  Endpoints,
  ParsedBody,
  ParsedParams,
  ParsedQuery,
  ReplyOf,
} from "../../contract/api.ts";
import type { Actor, SignedIn } from "../actor.ts";

/** Who a handler is told about depends on whom the endpoint admits. */
type Caller<A extends Access> = A extends "public" | "signed"
  ? { person?: SignedIn }
  : A extends "person"
    ? { person: SignedIn }
    : { actor: Actor };

export type Call<E extends Endpoint> = Caller<E["access"]> & {
  params: ParsedParams<E>;
  query: ParsedQuery<E>;
  body: ParsedBody<E>;
  request: FastifyRequest;
  /** For headers, cookies, redirects, streams and another status than the endpoint's own. */
  reply: FastifyReply;
};

/** Endpoints without a reply schema answer through `call.reply` themselves. */
type Result<E extends Endpoint> = E extends { reply: object } ? ReplyOf<E> : unknown;

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<Result<E>>;
export type Handlers<T extends Endpoints> = { [K in keyof T]: Handler<T[K]> };
