// Endpoints that are proved by a signature over the body's own bytes: the sender is known, or refused, before a byte of the
// body is parsed.
import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest, RequestPayload } from "fastify";
import { AppError } from "../../contract/errors.ts";
import type { Connections, OpenConnection } from "../modules/connections/index.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who signed the body; set on signed endpoints alone. */
    sender?: OpenConnection;
  }
}

/** A hook that reads the body whole, proves it, and hands it on to be parsed. */
export function provenBy(connections: Connections) {
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
    payload: RequestPayload,
  ): Promise<RequestPayload> => {
    const body = await readWhole(payload, request.routeOptions.bodyLimit, reply);
    const { connection } = request.query as { connection?: unknown };
    request.sender = await connections.sender({ connection, headers: request.headers, body });
    return Object.assign(Readable.from([body]), { receivedEncodedLength: body.length });
  };
}

/** Throws `too_large` where there is more than the limit. */
export async function readWhole(
  payload: RequestPayload,
  limit: number,
  reply: FastifyReply,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of payload.iterator({ destroyOnReturn: false })) {
    size += (part as Buffer).length;
    if (size > limit) {
      // What is still on its way would be read as the next request.
      reply.header("connection", "close");
      throw new AppError("too_large", "The body is over the limit of this address; nothing of it was taken.");
    }
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
