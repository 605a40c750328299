// The one place where an error becomes an answer: problem+json (RFC 9457), in our words, with nothing of the inside.
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { AppError, type ErrorCode } from "../../contract/errors.ts";
import { asAppError } from "../platform/database.ts";
import type { Log } from "../platform/log.ts";
import { wantedBody } from "./bodies.ts";

const ofFastify: Record<string, ErrorCode> = {
  FST_ERR_CTP_INVALID_JSON_BODY: "invalid_json",
  FST_ERR_CTP_EMPTY_JSON_BODY: "invalid_json",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "invalid_input",
  FST_ERR_CTP_BODY_TOO_LARGE: "too_large",
  FST_ERR_BAD_URL: "invalid_input",
  FST_ERR_MAX_PARAM_LENGTH: "not_found",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupported_media_type",
};

export function toAppError(error: FastifyError | Error, request?: FastifyRequest): AppError {
  const known = asAppError(error);
  if (known instanceof AppError) return known;
  const code = "code" in error ? ofFastify[String(error.code)] : undefined;
  if (code) return new AppError(code, detailOf(code, error, request), { cause: error });
  if (error instanceof SyntaxError && "statusCode" in error)
    return new AppError("invalid_json", error.message, { cause: error });
  if ("statusCode" in error && error.statusCode === 429)
    return new AppError("too_many_requests", undefined, { cause: error });
  return new AppError("internal", undefined, { cause: error });
}

function detailOf(code: ErrorCode, error: Error, request?: FastifyRequest): string {
  if (code === "too_large")
    return "The body is over the limit of this address; nothing of it was kept. Send it in smaller parts.";
  if (code === "unsupported_media_type") return wantedBody(request);
  return error.message;
}

export function sendProblem(
  log: Log,
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const told = toAppError(error, request);
  // A database that is away is told by whoever lost it, once, and not with every request.
  if (told.status >= 500 && told.code !== "database_unavailable")
    log.error(
      { err: told.cause ?? told, method: request.method, path: pathOf(request), id: request.id },
      told.message,
    );
  if (told.retryAfter) reply.header("retry-after", String(told.retryAfter));
  return reply.status(told.status).type("application/problem+json").send(told.toProblem());
}

/** Without the query, which may hold what lets one in, such as a provider's code. */
function pathOf(request: FastifyRequest): string {
  return request.url.split("?")[0]!;
}
