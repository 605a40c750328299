// Access: people, workspaces, memberships, sessions, invitations and API keys. It answers who asks and what they may do.
import type { FastifyRequest } from "fastify";
import { AppError } from "../../../contract/errors.ts";
import type { Actor, SignedIn } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";

/** Whoever proved themselves: a person by session or token, or an API key that already knows its workspace. */
export interface Caller {
  person?: SignedIn;
  keyActor?: Actor;
}

export interface Access {
  /** Throws `not_signed_in`, or `csrf` where a cookie came without its proof. */
  authenticate(request: FastifyRequest, options: { csrf: boolean }): Promise<Caller>;
  /** The actor in the workspace that the request names; `not_found` where the caller is no member. */
  enterWorkspace(caller: Caller, request: FastifyRequest): Promise<Actor>;
}

export function createAccess(_platform: Platform): Access {
  return {
    async authenticate() {
      throw new AppError("not_signed_in");
    },
    async enterWorkspace() {
      throw new AppError("not_found");
    },
  };
}
