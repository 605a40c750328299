// Reads and writes invitations. Finding one by its token or its address crosses workspaces; the rest stays inside one.
import { type Kysely, type Selectable, sql } from "kysely";
import type { Role } from "../../../../contract/permissions.ts";
import type { Tables, Trx } from "../../../platform/database.ts";
import type { InvitationsTable } from "../tables.ts";

const columns = ["id", "workspace_id", "email", "role", "created_at", "expires_at"] as const;
export type InvitationRow = Pick<Selectable<InvitationsTable>, (typeof columns)[number]>;

export interface NewInvitation {
  workspace_id: string;
  email: string;
  role: Role;
  token_hash: Buffer;
  invited_by: string | null;
  created_at: Date;
  expires_at: Date;
}

/** Takes the place of an earlier invitation of the same address that is still open. */
export async function insertInvitation(trx: Trx, values: NewInvitation): Promise<InvitationRow> {
  await trx
    .deleteFrom("invitations")
    .where("workspace_id", "=", values.workspace_id)
    .where(sql`lower(email)`, "=", values.email.toLowerCase())
    .where("accepted_at", "is", null)
    .execute();
  return trx.insertInto("invitations").values(values).returning(columns).executeTakeFirstOrThrow();
}

/** Those that can still be accepted, newest first. */
export function openInvitationsOf(trx: Trx, workspaceId: string, now: Date): Promise<InvitationRow[]> {
  return trx
    .selectFrom("invitations")
    .select(columns)
    .where("workspace_id", "=", workspaceId)
    .where("accepted_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("id", "desc")
    .execute();
}

/** The role that it offered; undefined where no open invitation here has this id. */
export function findInvitation(
  trx: Trx,
  workspaceId: string,
  id: string,
): Promise<InvitationRow | undefined> {
  return trx
    .selectFrom("invitations")
    .select(columns)
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("accepted_at", "is", null)
    .executeTakeFirst();
}

export async function deleteInvitation(trx: Trx, workspaceId: string, id: string): Promise<void> {
  await trx.deleteFrom("invitations").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
}

/** Holds the invitation, so that it is accepted once. */
export function holdInvitation(trx: Trx, hash: Buffer, now: Date): Promise<InvitationRow | undefined> {
  return trx
    .selectFrom("invitations")
    .select(columns)
    .where("token_hash", "=", hash)
    .where("accepted_at", "is", null)
    .where("expires_at", ">", now)
    .forUpdate()
    .executeTakeFirst();
}

/** Everything that this address is invited to, in whatever workspace. */
export function holdInvitationsTo(trx: Trx, email: string, now: Date): Promise<InvitationRow[]> {
  return trx
    .selectFrom("invitations")
    .select(columns)
    .where(sql`lower(email)`, "=", email.toLowerCase())
    .where("accepted_at", "is", null)
    .where("expires_at", ">", now)
    .forUpdate()
    .execute();
}

export async function markAccepted(
  db: Kysely<Tables>,
  invitation: { workspace_id: string; id: string },
  now: Date,
): Promise<void> {
  await db
    .updateTable("invitations")
    .set({ accepted_at: now })
    .where("workspace_id", "=", invitation.workspace_id)
    .where("id", "=", invitation.id)
    .execute();
}
