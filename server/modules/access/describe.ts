// How people and workspaces are told to the caller, in the contract's shapes.
import type { Invitation, Person, Session, Workspace } from "../../../contract/access.ts";
import { AppError } from "../../../contract/errors.ts";
import type { Role } from "../../../contract/permissions.ts";
import type { Platform } from "../../platform/index.ts";
import type { InvitationRow } from "./store/invitations.ts";
import { findPerson, type PersonRow } from "./store/people.ts";
import { anyWorkspace, type WorkspaceRow, workspacesOf } from "./store/workspaces.ts";

export function toWorkspace(row: WorkspaceRow, role: Role | null): Workspace {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    currency: row.currency,
    timezone: row.timezone,
    consent: row.consent,
    role,
    created_at: row.created_at.toISOString(),
  };
}

export function toPerson(row: PersonRow): Person {
  return { id: row.id, email: row.email, name: row.name, picture_url: row.picture_url };
}

/** The link is known only where the invitation was just made. */
export function toInvitation(row: InvitationRow, link: string | null = null): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    link,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
  };
}

/** Who a person is and where they belong. */
export async function describeSession(platform: Platform, personId: string): Promise<Session> {
  const db = platform.database.system;
  const person = await findPerson(db, personId);
  if (!person) throw new AppError("not_signed_in");
  const workspaces = await workspacesOf(db, personId);
  return {
    person: toPerson(person),
    workspaces: workspaces.map((workspace) => toWorkspace(workspace, workspace.role)),
    may_create_workspace: await mayCreateWorkspace(platform, workspaces),
  };
}

/** Anyone where sign-up is open, any owner, and the first person of an installation that has no workspace yet. */
export async function mayCreateWorkspace(
  { config, database }: Platform,
  workspaces: { role: Role }[],
): Promise<boolean> {
  if (config.signUp === "open" || workspaces.some(({ role }) => role === "owner")) return true;
  return !(await anyWorkspace(database.system));
}
