// Who is in a workspace. The last owner stays, and only an owner makes or changes owners; a check and its change hold all
// of the workspace's memberships, so that two owners cannot send each other away at once.
import type { Invitation, Member } from "../../../contract/access.ts";
import { AppError } from "../../../contract/errors.ts";
import { type Role, rolePermissions } from "../../../contract/permissions.ts";
import { type Actor, type ActorWorkspace, createActor } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { toInvitation, toPerson } from "./describe.ts";
import { openInvitationsOf } from "./store/invitations.ts";
import {
  changeRole,
  deleteMembership,
  insertMembership,
  lockMembers,
  type MembershipRow,
  membersOf,
} from "./store/memberships.ts";
import { findPeople, insertPerson } from "./store/people.ts";
import { lastSeen } from "./store/sessions.ts";

/** Throws unless the actor may give, take or touch these roles. */
export function mustManage(actor: Actor, ...roles: Role[]): void {
  actor.must("people:manage");
  if (roles.includes("owner")) actor.must("owners:manage");
}

export function createMembers({ database, clock }: Platform) {
  const describe = async (rows: MembershipRow[]): Promise<Member[]> => {
    const ids = rows.map((row) => row.person_id);
    const people = new Map((await findPeople(database.system, ids)).map((person) => [person.id, person]));
    const seen = await lastSeen(database.system, ids);
    return rows.flatMap((row) => {
      const person = people.get(row.person_id);
      if (!person) return [];
      const lastSeenAt = seen.get(row.person_id)?.toISOString() ?? null;
      return [
        {
          person: toPerson(person),
          role: row.role,
          joined_at: row.joined_at.toISOString(),
          last_seen_at: lastSeenAt,
        },
      ];
    });
  };

  /** Runs `change` on a member while every membership of the workspace is held. */
  const changing = (
    actor: Actor,
    id: string,
    change: (trx: Trx, member: MembershipRow, isLastOwner: boolean) => Promise<MembershipRow>,
  ): Promise<MembershipRow> =>
    database.inWorkspace(actor.workspace.id, async (trx) => {
      const members = await lockMembers(trx, actor.workspace.id);
      const member = members.find(({ person_id }) => person_id === id);
      if (!member) throw new AppError("not_found", `There is no member ${id} in this workspace.`);
      const owners = members.filter(({ role }) => role === "owner");
      return change(trx, member, member.role === "owner" && owners.length === 1);
    });

  return {
    async listMembers(actor: Actor): Promise<{ members: Member[]; invitations: Invitation[] }> {
      actor.must("people:read");
      const { id } = actor.workspace;
      const [members, invitations] = await database.inWorkspace(id, async (trx) => [
        await membersOf(trx, id),
        await openInvitationsOf(trx, id, clock.now()),
      ]);
      return {
        members: await describe(members),
        invitations: invitations.map((invitation) => toInvitation(invitation)),
      };
    },

    async updateMember(actor: Actor, id: string, { role }: { role: Role }): Promise<Member> {
      actor.must("people:manage");
      const changed = await changing(actor, id, async (trx, member, isLastOwner) => {
        mustManage(actor, member.role, role);
        if (isLastOwner && role !== "owner") throw lastOwner();
        await changeRole(trx, actor.workspace.id, id, role);
        return { ...member, role };
      });
      const [member] = await describe([changed]);
      if (!member) throw new AppError("not_found");
      return member;
    },

    /** Membership is asked for on every request, so the person is out at once. */
    async removeMember(actor: Actor, id: string): Promise<void> {
      actor.must("people:manage");
      await changing(actor, id, async (trx, member, isLastOwner) => {
        mustManage(actor, member.role);
        if (isLastOwner) throw lastOwner();
        await deleteMembership(trx, actor.workspace.id, id);
        return member;
      });
    },

    /** For the demo: a colleague who is told of, and has no way to sign in. Acts as a member in that role. */
    async addColleague(
      workspace: ActorWorkspace,
      { name, role }: { name: string; role: Role },
    ): Promise<Actor> {
      const now = clock.now();
      const { id } = await database.asSystem(async (trx) => {
        const person = await insertPerson(trx, { email: null, name, created_at: now });
        const membership = { workspace_id: workspace.id, person_id: person.id, role, joined_at: now };
        await insertMembership(trx, membership);
        return person;
      });
      return createActor(workspace, { kind: "person", id, name }, rolePermissions[role]);
    },

    /** Names of people, for "made by"; whoever is gone is left out. */
    async namesOf(personIds: readonly string[]): Promise<Map<string, string>> {
      const people = await findPeople(database.system, [...new Set(personIds)]);
      return new Map(people.map((person) => [person.id, person.name]));
    },
  };
}

function lastOwner(): AppError {
  return new AppError(
    "wrong_state",
    "Nothing was changed: a workspace keeps at least one owner. Make somebody else an owner first.",
  );
}
