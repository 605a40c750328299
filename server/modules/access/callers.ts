// Who asks, and where: the session cookie, our JWT or an API key, then the workspace that the request is about.
import type { FastifyRequest } from "fastify";
import { AppError } from "../../../contract/errors.ts";
import { rolePermissions } from "../../../contract/permissions.ts";
import { type Actor, createActor, type SignedIn } from "../../actor.ts";
import { hashToken } from "../../platform/crypto.ts";
import type { Platform } from "../../platform/index.ts";
import { mustBeOwnOrigin, mustProveOrigin, sessionCookie } from "./cookies.ts";
import { type createKeys, keyStart } from "./keys.ts";
import type { Sessions } from "./sessions.ts";
import { workspacesOf } from "./store/workspaces.ts";
import type { Tokens } from "./tokens.ts";

/** Whoever proved themselves: a person by session or token, or an API key that already knows its workspace. */
export interface Caller {
  person?: SignedIn;
  keyActor?: Actor;
}

interface Parts {
  sessions: Sessions;
  tokens: Tokens;
  keys: ReturnType<typeof createKeys>;
}

export function createCallers(platform: Platform, { sessions, tokens, keys }: Parts) {
  const byBearer = async (token: string): Promise<Caller> => {
    if (token.startsWith(keyStart)) {
      const keyActor = await keys.actorOfKey(token);
      if (keyActor) return { keyActor };
      throw new AppError("not_signed_in", "This API key is unknown or was revoked.");
    }
    const read = await tokens.read(token);
    const person = read && (await sessions.find(read.sessionHash));
    if (person) return { person };
    throw new AppError("not_signed_in", "This token is not one of ours, or has ended. Sign in again.");
  };

  const bySession = (request: FastifyRequest): Promise<SignedIn | undefined> => {
    const token = request.cookies[sessionCookie];
    return token ? sessions.find(hashToken(token)) : Promise.resolve(undefined);
  };

  return {
    /** The person whose session cookie came along, where a request may come with one or without. */
    presentedPerson: bySession,

    /** Throws `csrf` where a browser sends this from a page that is not ours. */
    mustBeOwnOrigin: (request: FastifyRequest) => mustBeOwnOrigin(platform, request),

    /** Throws `not_signed_in`, or `csrf` where a cookie came without its proof. */
    async authenticate(request: FastifyRequest, { csrf }: { csrf: boolean }): Promise<Caller> {
      const bearer = bearerOf(request);
      if (bearer) return byBearer(bearer);
      const person = await bySession(request);
      if (!person) throw new AppError("not_signed_in");
      if (csrf) mustProveOrigin(platform, request, request.cookies[sessionCookie] ?? "");
      return { person };
    },

    /** The actor in the workspace that the request names; `not_found` where the caller is no member. */
    async enterWorkspace(caller: Caller, request: FastifyRequest): Promise<Actor> {
      const slug = namedWorkspace(request);
      if (caller.keyActor) return sameWorkspace(caller.keyActor, slug);
      const person = caller.person;
      if (!person) throw new AppError("not_signed_in");
      const { role, ...workspace } = choose(
        await workspacesOf(platform.database.system, person.personId),
        slug,
      );
      return createActor(
        workspace,
        { kind: "person", id: person.personId, name: person.name },
        rolePermissions[role],
      );
    },
  };
}

function bearerOf(request: FastifyRequest): string | undefined {
  const [scheme, token] = (request.headers.authorization ?? "").split(" ");
  return scheme?.toLowerCase() === "bearer" && token ? token : undefined;
}

/** An EventSource cannot send headers, so the query will do as well. */
function namedWorkspace(request: FastifyRequest): string | undefined {
  const query = request.query as { workspace?: unknown };
  const named = request.headers["regulars-workspace"] ?? query.workspace;
  return typeof named === "string" && named !== "" ? named : undefined;
}

function sameWorkspace(actor: Actor, slug: string | undefined): Actor {
  if (slug === undefined || slug === actor.workspace.slug) return actor;
  throw unknownWorkspace(slug);
}

function choose<W extends { slug: string }>(workspaces: W[], slug: string | undefined): W {
  if (slug !== undefined) {
    const named = workspaces.find((workspace) => workspace.slug === slug);
    if (named) return named;
    throw unknownWorkspace(slug);
  }
  const [only, ...others] = workspaces;
  if (!only) throw new AppError("not_found", "You are not a member of any workspace yet.");
  if (others.length === 0) return only;
  throw new AppError("invalid_input", "Say which workspace this is about", {
    faults: [
      {
        path: "/headers/regulars-workspace",
        message: "is missing, and you are a member of several workspaces",
        hint: `one of ${workspaces.map((workspace) => workspace.slug).join(", ")}`,
      },
    ],
  });
}

/** The same words whether the workspace exists or not: a stranger to it learns nothing. */
function unknownWorkspace(slug: string): AppError {
  return new AppError("not_found", `There is no workspace “${slug}” that you are a member of.`);
}
