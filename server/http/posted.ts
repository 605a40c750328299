// Posts of sources: each is read whole, unzipped, and proved by its source's key or signature before anything of it is believed.
// Senders call their JSON what they like; it is read as JSON all the same.
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { FastifyReply, FastifyRequest, RequestPayload } from "fastify";
import { AppError } from "../../contract/errors.ts";
import type { SourceKind } from "../../contract/sources.ts";
import type { AdmittedPost, Sources } from "../modules/sources/index.ts";
import { jsonFault } from "./bodies.ts";
import { parseExactly } from "./exact-json.ts";
import { readWhole } from "./signed.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** What a source posted; set on the addresses of sources alone. */
    post?: AdmittedPost;
  }
}

const unzip = promisify(gunzip);

/** A hook that admits the post or refuses it, whatever its body says. */
export function postedTo(sources: Sources, kind: SourceKind) {
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
    payload: RequestPayload,
  ): Promise<RequestPayload> => {
    const limit = request.routeOptions.bodyLimit;
    const raw = await readWhole(payload, limit, reply);
    const body = await unzipped(raw, request.headers["content-encoding"], limit);
    const { source: address } = request.params as { source?: string };
    request.post = await sources.admit({
      kind,
      address,
      headers: request.headers,
      body,
      json: () => jsonOf(body),
    });
    return Object.assign(Readable.from([raw]), { receivedEncodedLength: raw.length });
  };
}

function jsonOf(body: Buffer): unknown {
  const text = body.toString("utf8");
  try {
    return parseExactly(text);
  } catch {
    throw jsonFault(text);
  }
}

/** No more is unzipped than may be sent plainly. */
async function unzipped(body: Buffer, encoding: string | undefined, limit: number): Promise<Buffer> {
  if (!encoding || encoding === "identity") return body;
  if (encoding !== "gzip")
    throw new AppError("unsupported_media_type", "Send the body plainly or with gzip.");
  try {
    return await unzip(body, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError)
      throw new AppError("too_large", "The body is over the limit of this address; nothing of it was taken.");
    throw new AppError("invalid_input", "The body is not gzip, though it says so. Nothing of it was kept.");
  }
}
