// The end of every way in: a new session for a person, told with cookie and token, and its end at signing out.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Session } from "../../../contract/access.ts";
import { AppError } from "../../../contract/errors.ts";
import type { SignedIn } from "../../actor.ts";
import { hashToken } from "../../platform/crypto.ts";
import type { Platform } from "../../platform/index.ts";
import { clearSessionCookies, sessionCookie, setSessionCookies } from "./cookies.ts";
import { describeSession } from "./describe.ts";
import type { Sessions } from "./sessions.ts";
import type { Tokens } from "./tokens.ts";

export function createSignIn(platform: Platform, parts: { sessions: Sessions; tokens: Tokens }) {
  const { sessions, tokens } = parts;
  return {
    /** Starts a session in this browser; the one that it had before ends. */
    async signIn(
      personId: string,
      request: FastifyRequest,
      reply: FastifyReply,
    ): Promise<Session & { token: string }> {
      const before = request.cookies[sessionCookie];
      if (before) await sessions.end(hashToken(before));
      const { token, hash } = await sessions.start(personId);
      setSessionCookies(platform, reply, token);
      return { ...(await describeSession(platform, personId)), token: await tokens.make(personId, hash) };
    },

    async signOut(person: SignedIn, reply: FastifyReply): Promise<void> {
      if (person.sessionHash) await sessions.end(person.sessionHash);
      clearSessionCookies(platform, reply);
    },

    me: (person: SignedIn): Promise<Session> => describeSession(platform, person.personId),

    /** Whose a bearer token is, and until when. */
    async verifyToken(token: string) {
      const read = await tokens.read(token);
      const person = read && (await sessions.find(read.sessionHash));
      if (!person) throw new AppError("not_signed_in", "This token is not one of ours, or has ended.");
      const session = await describeSession(platform, person.personId);
      return { valid: true as const, person: session.person, expires_at: read.expiresAt.toISOString() };
    },
  };
}
