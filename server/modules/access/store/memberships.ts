// Reads and writes who is a member of a workspace, as what.
import type { Kysely } from "kysely";
import type { Role } from "../../../../contract/permissions.ts";
import type { Tables, Trx } from "../../../platform/database.ts";

export interface MembershipRow {
  person_id: string;
  role: Role;
  joined_at: Date;
}

/** A member stays what they are. */
export async function insertMembership(
  db: Kysely<Tables>,
  values: MembershipRow & { workspace_id: string },
): Promise<void> {
  await db
    .insertInto("memberships")
    .values(values)
    .onConflict((c) => c.columns(["workspace_id", "person_id"]).doNothing())
    .execute();
}

export function membersOf(trx: Trx, workspaceId: string): Promise<MembershipRow[]> {
  return trx
    .selectFrom("memberships")
    .select(["person_id", "role", "joined_at"])
    .where("workspace_id", "=", workspaceId)
    .orderBy("joined_at")
    .orderBy("person_id")
    .execute();
}

/** The same, and nobody else can change a membership here until this transaction ends. */
export async function lockMembers(trx: Trx, workspaceId: string): Promise<MembershipRow[]> {
  return trx
    .selectFrom("memberships")
    .select(["person_id", "role", "joined_at"])
    .where("workspace_id", "=", workspaceId)
    .orderBy("person_id")
    .forUpdate()
    .execute();
}

export async function changeRole(trx: Trx, workspaceId: string, personId: string, role: Role): Promise<void> {
  await trx
    .updateTable("memberships")
    .set({ role })
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .execute();
}

export async function deleteMembership(trx: Trx, workspaceId: string, personId: string): Promise<void> {
  await trx
    .deleteFrom("memberships")
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .execute();
}

/** Makes a person the owner of every workspace that has none, such as the demo. */
export async function adoptOwnerless(db: Kysely<Tables>, personId: string, now: Date): Promise<void> {
  await db
    .insertInto("memberships")
    .columns(["workspace_id", "person_id", "role", "joined_at"])
    .expression((eb) =>
      eb
        .selectFrom("workspaces")
        .select((s) => [
          "workspaces.id",
          s.val(personId).$castTo<string>().as("person_id"),
          s.val<Role>("owner").as("role"),
          s.val(now).as("joined_at"),
        ])
        .where((w) =>
          w.not(
            w.exists(
              w
                .selectFrom("memberships")
                .select("role")
                .whereRef("memberships.workspace_id", "=", "workspaces.id")
                .where("role", "=", "owner"),
            ),
          ),
        ),
    )
    .onConflict((c) => c.columns(["workspace_id", "person_id"]).doUpdateSet({ role: "owner" }))
    .execute();
}
