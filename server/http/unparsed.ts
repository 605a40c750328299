// Requests that never become one: addresses that cannot be read, headers without end, bytes that are no HTTP. They too are
// answered with a problem.
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { AppError, type ErrorCode } from "../../contract/errors.ts";

interface ClientError extends Error {
  code: string;
}

const ofNode: Record<string, { status: number; code: ErrorCode; detail: string }> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: "too_large",
    detail: "The headers are over the limit of 16 KB; nothing was done.",
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: "invalid_input",
    detail: "The request did not arrive whole in time; nothing was done.",
  },
};
const unreadable = {
  status: 400,
  code: "invalid_input",
  detail: "This is not a request that can be read; nothing was done.",
} as const;

/** Fastify's `clientErrorHandler`. */
export function answerUnparsed(error: ClientError, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const { status, code, detail } = ofNode[error.code] ?? unreadable;
  const body = JSON.stringify({ ...new AppError(code, detail).toProblem(), status });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "content-type: application/problem+json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
