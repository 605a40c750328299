// Who asks, and for which workspace. Every verb of a module takes an actor first and asks its permission in its first line.
import type { ConsentPolicy } from "../contract/access.ts";
import { AppError } from "../contract/errors.ts";
import { type Permission, permissions } from "../contract/permissions.ts";

/** A workspace as verbs need it. */
export interface ActorWorkspace {
  id: string;
  slug: string;
  name: string;
  currency: string;
  timezone: string;
  consent: ConsentPolicy;
}

/** A signed-in person, outside of any workspace. */
export interface SignedIn {
  personId: string;
  name: string;
  email: string | null;
  /** Hash of the session, so that it can be ended; a bearer token has one too. */
  sessionHash: Buffer;
}

export interface Actor {
  workspace: ActorWorkspace;
  who:
    | { kind: "person"; id: string; name: string }
    | { kind: "key"; id: string; name: string }
    | { kind: "system" };
  /** Throws `forbidden`, naming what is missing, unless the actor may do this. */
  must(permission: Permission): void;
  can(permission: Permission): boolean;
}

export function createActor(
  workspace: ActorWorkspace,
  who: Actor["who"],
  granted: readonly Permission[],
): Actor {
  const may = new Set(granted);
  const can = (permission: Permission) => may.has(permission);
  return {
    workspace,
    who,
    can,
    must(permission) {
      if (can(permission)) return;
      throw new AppError(
        "forbidden",
        `This needs the permission “${permissions[permission]}” (${permission}). Ask an owner or admin of ${workspace.name}.`,
      );
    },
  };
}

/** Background work acts for the workspace itself, with every permission. */
export function systemActor(workspace: ActorWorkspace): Actor {
  return createActor(workspace, { kind: "system" }, Object.keys(permissions) as Permission[]);
}

/** Id of the person behind an actor, for `created_by`. */
export function personId(actor: Actor): string | null {
  return actor.who.kind === "person" ? actor.who.id : null;
}
