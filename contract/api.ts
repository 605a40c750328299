// An endpoint as data. Every noun's file exports its endpoints as a table; from these tables come the server's routes
// and validation, OpenAPI and the Postman collection, the web's typed client, and the generated permission tests.
import type { z } from "zod";
import type { Permission } from "./permissions.ts";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** `public`: anyone; `signed`: checked by its own signature; `person`: anyone signed in; else a permission in the workspace. */
export type Access = Permission | "public" | "signed" | "person";

export interface Endpoint {
  method: Method;
  /** Fastify form: `/api/segments/:id`. */
  path: `/${string}`;
  summary: string;
  /** Groups endpoints in the documentation; the noun. */
  tag: string;
  access: Access;
  /** Whose way of proving itself a `signed` endpoint knows: a channel vendor's unless said. */
  signer?: "segment" | "shopify" | "woocommerce";
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** What a success answers; left out for streams and redirects. */
  reply?: z.ZodType;
  /** HTTP status of a success; 200 unless said. */
  status?: number;
  /** Other bodies than JSON, such as an uploaded file or an event stream. */
  media?: { body?: string; reply?: string };
  /** Most bytes a body may have; the server's default unless said. */
  bodyLimit?: number;
  /** A GET that changes nothing may be asked of any workspace member; a POST that only reads says so here (no CSRF-relevant effect, no audit). */
  readOnly?: true;
}

/** Checks an endpoint's shape while keeping its exact types. */
export function endpoint<const E extends Endpoint>(e: E): E {
  return e;
}

export type Endpoints = Record<string, Endpoint>;

type In<S> = S extends z.ZodType ? z.input<S> : undefined;
type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a caller passes. */
export type ParamsOf<E extends Endpoint> = In<E["params"]>;
export type QueryOf<E extends Endpoint> = In<E["query"]>;
export type BodyOf<E extends Endpoint> = In<E["body"]>;
/** What a handler receives, parsed and with defaults filled in. */
export type ParsedParams<E extends Endpoint> = Out<E["params"]>;
export type ParsedQuery<E extends Endpoint> = Out<E["query"]>;
export type ParsedBody<E extends Endpoint> = Out<E["body"]>;
export type ReplyOf<E extends Endpoint> = Out<E["reply"]>;
