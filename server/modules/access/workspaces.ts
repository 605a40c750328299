// Workspaces: opened by a person or the command line, changed by those who may, deleted by an owner who types its name.
import type { ConsentPolicy, Workspace } from "../../../contract/access.ts";
import { AppError } from "../../../contract/errors.ts";
import type { Role } from "../../../contract/permissions.ts";
import { type Actor, type ActorWorkspace, personId, type SignedIn, systemActor } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { endUnprovenSessions } from "./accept.ts";
import { mayCreateWorkspace, toWorkspace } from "./describe.ts";
import { insertMembership, membersOf } from "./store/memberships.ts";
import { installationOwner } from "./store/owner.ts";
import {
  allWorkspaces,
  anyWorkspace,
  changeWorkspace,
  deleteWorkspaceRow,
  findWorkspace,
  insertWorkspace,
  lockWorkspace,
  type WorkspaceRow,
  workspacesOf,
} from "./store/workspaces.ts";

export interface NewWorkspace {
  slug: string;
  name: string;
  currency: string;
  timezone: string;
}

export interface WorkspaceChange {
  name?: string;
  timezone?: string;
  currency?: string;
  consent?: Partial<ConsentPolicy>;
}

/** Whether something in a workspace is already counted in its currency. */
type CurrencyCheck = (trx: Trx, workspaceId: string) => Promise<boolean>;

export function createWorkspaces(platform: Platform, changed: () => void) {
  const { database, clock } = platform;
  const currencyChecks: CurrencyCheck[] = [];

  const open = async (trx: Trx, input: NewWorkspace, ownerId: string | undefined): Promise<WorkspaceRow> => {
    const now = clock.now();
    const row = await insertWorkspace(trx, { ...input, created_at: now });
    if (!row) throw slugTaken(input.slug);
    if (ownerId)
      await insertMembership(trx, {
        workspace_id: row.id,
        person_id: ownerId,
        role: "owner",
        joined_at: now,
      });
    return row;
  };

  const mustKeepNoCurrency = async (trx: Trx, workspace: WorkspaceRow, currency: string) => {
    for (const isFixed of currencyChecks) {
      if (currency !== workspace.currency && (await isFixed(trx, workspace.id)))
        throw currencyFixed(workspace);
    }
  };

  return {
    /** Modules that keep money say here when a workspace holds some, so that its currency stays. */
    fixCurrencyWhile: (check: CurrencyCheck) => void currencyChecks.push(check),

    /** For the command line and the demo: it belongs to the installation's owner, or to whoever becomes that. */
    async setUpWorkspace(input: NewWorkspace): Promise<ActorWorkspace> {
      return database.asSystem(async (trx) => open(trx, input, await installationOwner(trx)));
    },

    hasWorkspaces: (): Promise<boolean> => anyWorkspace(database.system),

    /** For the command line and the demo: without being asked twice. */
    async dropWorkspace(slug: string): Promise<void> {
      const row = await findWorkspace(database.system, { slug });
      if (row) await deleteWorkspaceRow(database.system, row.id);
      changed();
    },

    /** Acts for a workspace itself, with every permission: for background work and the command line. */
    async systemActor(where: { slug: string } | { id: string }): Promise<Actor> {
      const workspace = await findWorkspace(database.system, where);
      if (workspace) return systemActor(workspace);
      throw new AppError("not_found", `There is no workspace ${Object.values(where).join()}.`);
    },

    /** For what looks after all of them; only the one of this name where it is given. */
    async everyWorkspace(slug?: string): Promise<ActorWorkspace[]> {
      if (slug === undefined) return allWorkspaces(database.system);
      return [(await this.systemActor({ slug })).workspace];
    },

    async createWorkspace(person: SignedIn, input: NewWorkspace): Promise<Workspace> {
      const own = await workspacesOf(database.system, person.personId);
      if (!(await mayCreateWorkspace(platform, own)))
        throw new AppError("forbidden", "Only owners open workspaces on this installation. Ask one of them.");
      const row = await database.asSystem(async (trx) => {
        await endUnprovenSessions(trx, person.personId, person.sessionHash);
        return open(trx, input, person.personId);
      });
      return toWorkspace(row, "owner");
    },

    async getWorkspace(actor: Actor): Promise<Workspace> {
      actor.must("workspace:read");
      const row = await findWorkspace(database.system, { id: actor.workspace.id });
      if (!row) throw new AppError("not_found", "This workspace was deleted.");
      return toWorkspace(row, await roleOf(platform, actor));
    },

    async updateWorkspace(actor: Actor, input: WorkspaceChange): Promise<Workspace> {
      actor.must("workspace:manage");
      const { consent, ...rest } = input;
      const row = await database.asSystem(async (trx) => {
        const before = await lockWorkspace(trx, actor.workspace.id);
        if (input.currency) await mustKeepNoCurrency(trx, before, input.currency);
        if (Object.keys(input).length === 0) return before;
        const merged = consent && { consent: JSON.stringify({ ...before.consent, ...consent }) };
        return changeWorkspace(trx, before.id, { ...rest, ...merged });
      });
      changed();
      return toWorkspace(row, await roleOf(platform, actor));
    },

    async deleteWorkspace(actor: Actor, input: { slug: string }): Promise<void> {
      actor.must("workspace:delete");
      if (input.slug !== actor.workspace.slug) throw notTheSlug(actor.workspace.slug);
      await deleteWorkspaceRow(database.system, actor.workspace.id);
      changed();
    },
  };
}

async function roleOf({ database }: Platform, actor: Actor): Promise<Role | null> {
  const id = personId(actor);
  if (!id) return null;
  const members = await database.inWorkspace(actor.workspace.id, (trx) => membersOf(trx, actor.workspace.id));
  return members.find((member) => member.person_id === id)?.role ?? null;
}

function slugTaken(slug: string): AppError {
  return new AppError("conflict", `There is a workspace “${slug}” already. Choose another slug.`, {
    faults: [{ path: "/slug", message: `“${slug}” is taken`, hint: `${slug}-2` }],
  });
}

function currencyFixed(workspace: WorkspaceRow): AppError {
  return new AppError(
    "wrong_state",
    `${workspace.name} has orders in ${workspace.currency}, so its currency stays. Open another workspace for another currency.`,
    { faults: [{ path: "/currency", message: "is fixed once there are orders" }] },
  );
}

function notTheSlug(slug: string): AppError {
  return new AppError("invalid_input", "Nothing was deleted. Type the workspace's slug to confirm.", {
    faults: [{ path: "/slug", message: "is not this workspace's slug", hint: slug }],
  });
}
