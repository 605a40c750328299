// The cookie that carries a sign-in under way to the provider and back. Its content is sealed; it goes to our callback only.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Platform } from "../../../platform/index.ts";
import { flowLifetime } from "./flow.ts";

const name = "regulars_sign_in";

export function keepFlow({ config }: Platform, reply: FastifyReply, sealed: string): void {
  reply.setCookie(name, sealed, {
    path: "/api/auth/oidc",
    httpOnly: true,
    // Coming back from the provider is a navigation from another site, on which a strict cookie would stay behind.
    sameSite: "lax",
    secure: config.publicUrl.startsWith("https:"),
    maxAge: flowLifetime,
  });
}

/** Gives it once: whatever comes of it, it cannot be used again. */
export function takeFlow(request: FastifyRequest, reply: FastifyReply): string | undefined {
  reply.clearCookie(name, { path: "/api/auth/oidc" });
  return request.cookies[name];
}
