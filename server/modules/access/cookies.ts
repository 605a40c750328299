// The two cookies of a signed-in browser: the session, which no script can read, and the proof against forged requests,
// which ours must read to send it back in a header.
import { createHmac } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../../../contract/errors.ts";
import { sameSecret } from "../../platform/crypto.ts";
import type { Platform } from "../../platform/index.ts";

export const sessionCookie = "regulars_session";
export const csrfCookie = "regulars_csrf";

/** As long as browsers allow: when a session ends is decided here, not there. */
const maxAge = 400 * 24 * 3_600;

export function setSessionCookies(platform: Platform, reply: FastifyReply, token: string): void {
  const shared = cookieOptions(platform);
  reply.setCookie(sessionCookie, token, { ...shared, httpOnly: true, maxAge });
  reply.setCookie(csrfCookie, csrfTokenOf(platform, token), { ...shared, httpOnly: false, maxAge });
}

export function clearSessionCookies(platform: Platform, reply: FastifyReply): void {
  for (const name of [sessionCookie, csrfCookie]) reply.clearCookie(name, cookieOptions(platform));
}

function cookieOptions({ config }: Platform) {
  return { path: "/", sameSite: "lax", secure: config.publicUrl.startsWith("https:") } as const;
}

/** Bound to the session, so that a cookie planted by a neighbouring site proves nothing. */
function csrfTokenOf({ secretKey }: Platform, sessionToken: string): string {
  return createHmac("sha256", secretKey).update(`csrf ${sessionToken}`).digest("base64url");
}

export function mustProveOrigin(platform: Platform, request: FastifyRequest, sessionToken: string): void {
  mustBeOwnOrigin(platform, request);
  const proof = request.headers["x-csrf-token"];
  if (typeof proof === "string" && sameSecret(proof, csrfTokenOf(platform, sessionToken))) return;
  throw new AppError(
    "csrf",
    "Nothing was changed. Send the value of the cookie regulars_csrf in the header X-CSRF-Token; in the browser, reload the page and try again.",
  );
}

/** Browsers name the page that a request comes from; programs do not. */
export function mustBeOwnOrigin({ config }: Platform, request: FastifyRequest): void {
  const { origin } = request.headers;
  if (!origin || origin === new URL(config.publicUrl).origin || hostOf(origin) === request.host) return;
  throw new AppError(
    "csrf",
    `Nothing was changed. The request came from a page of ${origin}; this server is ${config.publicUrl} (see PUBLIC_URL).`,
  );
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
