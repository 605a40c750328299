// Invitations: an address, a role, and a one-time link that the inviter passes on. For a member who came by link and lost
// their session, being invited again is the way back.
import type { Invitation } from "../../../contract/access.ts";
import { AppError } from "../../../contract/errors.ts";
import type { Role } from "../../../contract/permissions.ts";
import { type Actor, personId } from "../../actor.ts";
import { hashToken, randomToken } from "../../platform/crypto.ts";
import type { Platform } from "../../platform/index.ts";
import { toInvitation } from "./describe.ts";
import { linkUrl } from "./link-url.ts";
import { mustManage } from "./members.ts";
import { isProven } from "./store/identities.ts";
import { deleteInvitation, findInvitation, insertInvitation } from "./store/invitations.ts";
import { membersOf } from "./store/memberships.ts";
import { findPersonByEmail } from "./store/people.ts";

const lifetime = 7 * 24 * 3_600_000;

export function createInvitations(platform: Platform) {
  const { database, clock } = platform;

  const mustMakeSense = async (actor: Actor, input: { email: string; role: Role }) => {
    const person = await findPersonByEmail(database.system, input.email);
    if (!person) return;
    const { id } = actor.workspace;
    const members = await database.inWorkspace(id, (trx) => membersOf(trx, id));
    const member = members.find((each) => each.person_id === person.id);
    if (!member) return;
    if (await isProven(database.system, person.id)) throw alreadyMember(input.email, member.role);
    if (member.role !== input.role) throw otherRole(input.email, member.role);
  };

  return {
    /** The link is in this answer and nowhere else. An earlier one for the same address stops working. */
    async invite(actor: Actor, input: { email: string; role: Role }): Promise<Invitation> {
      mustManage(actor, input.role);
      await mustMakeSense(actor, input);
      const token = randomToken();
      const now = clock.now();
      const { id } = actor.workspace;
      const row = await database.inWorkspace(id, (trx) =>
        insertInvitation(trx, {
          workspace_id: id,
          email: input.email,
          role: input.role,
          token_hash: hashToken(token),
          invited_by: personId(actor),
          created_at: now,
          expires_at: new Date(now.getTime() + lifetime),
        }),
      );
      return toInvitation(row, linkUrl(platform, token));
    },

    async withdrawInvitation(actor: Actor, id: string): Promise<void> {
      actor.must("people:manage");
      const workspaceId = actor.workspace.id;
      await database.inWorkspace(workspaceId, async (trx) => {
        const invitation = await findInvitation(trx, workspaceId, id);
        if (!invitation)
          throw new AppError("not_found", `There is no open invitation ${id} in this workspace.`);
        mustManage(actor, invitation.role);
        await deleteInvitation(trx, workspaceId, id);
      });
    },
  };
}

function alreadyMember(email: string, role: Role): AppError {
  return new AppError("conflict", `${email} is a member already (${role}) and signs in without a link.`);
}

function otherRole(email: string, role: Role): AppError {
  return new AppError(
    "conflict",
    `${email} is a member already. Change their role in the list of members; to give them a new way in, invite them as ${role}.`,
    { faults: [{ path: "/role", message: "is not the member's present role", hint: role }] },
  );
}
