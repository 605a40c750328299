// Accepting an invitation. Its link proves that the inviter passed it on, not whose address it names, so it never opens an
// account that reaches further than the inviter's own workspace.
import { AppError } from "../../../contract/errors.ts";
import type { SignedIn } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import { isProven, lockName } from "./store/identities.ts";
import { type InvitationRow, markAccepted } from "./store/invitations.ts";
import { insertMembership } from "./store/memberships.ts";
import { installationOwner } from "./store/owner.ts";
import { findPersonByEmail, insertPerson, type PersonRow } from "./store/people.ts";
import { deleteSessionsOf } from "./store/sessions.ts";
import { workspacesOf } from "./store/workspaces.ts";

/** Makes a person the member that an invitation says; who is one already stays what they are. */
export async function join(trx: Trx, invitation: InvitationRow, personId: string, now: Date): Promise<void> {
  await insertMembership(trx, {
    workspace_id: invitation.workspace_id,
    person_id: personId,
    role: invitation.role,
    joined_at: now,
  });
  await markAccepted(trx, invitation, now);
  await endUnprovenSessions(trx, personId);
}

/** Whoever came by link may share that link's account with its inviter. Before it reaches further, all its sessions end. */
export async function endUnprovenSessions(trx: Trx, personId: string, keep?: Buffer): Promise<void> {
  if (!(await isProven(trx, personId))) await deleteSessionsOf(trx, personId, keep);
}

/** The person who accepts by link: whoever is signed in there, else the one with the address, else somebody new. */
export async function personForInvitation(
  trx: Trx,
  invitation: InvitationRow,
  who: { signedIn: SignedIn | undefined; name?: string; now: Date },
): Promise<string> {
  if (who.signedIn) return asSignedIn(trx, invitation, who.signedIn);
  await lockName(trx, invitation.email);
  const known = await findPersonByEmail(trx, invitation.email);
  if (known) return asKnown(trx, invitation, known);
  const name = who.name ?? nameFromAddress(invitation.email);
  const made = await insertPerson(trx, { email: invitation.email, name, created_at: who.now });
  return made.id;
}

async function asSignedIn(trx: Trx, invitation: InvitationRow, person: SignedIn): Promise<string> {
  if (person.email?.toLowerCase() === invitation.email.toLowerCase()) return person.personId;
  const workspaces = await workspacesOf(trx, person.personId);
  const isMember = workspaces.some(({ id }) => id === invitation.workspace_id);
  if (person.email === null && !isMember) return person.personId;
  throw new AppError(
    "conflict",
    `This invitation is for ${invitation.email}, and you are signed in as ${person.email ?? person.name}. Nothing was changed: pass the link on, or sign out and open it again.`,
  );
}

async function asKnown(trx: Trx, invitation: InvitationRow, person: PersonRow): Promise<string> {
  const workspaces = await workspacesOf(trx, person.id);
  const reachesFurther = workspaces.some(
    ({ id, role }) => id !== invitation.workspace_id || (role === "owner" && invitation.role !== "owner"),
  );
  const isOwner = (await installationOwner(trx)) === person.id;
  if (!reachesFurther && !isOwner && !(await isProven(trx, person.id))) return person.id;
  throw new AppError(
    "conflict",
    `${invitation.email} has an account here already. Sign in to it first; if the invitation is not accepted by then, open this link again.`,
  );
}

export function nameFromAddress(email: string): string {
  return email.split("@")[0] || email;
}
