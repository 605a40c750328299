// Reads and writes workspaces, and finds those of a person: what stands above the row-level security of a workspace.
import type { Kysely } from "kysely";
import type { Role } from "../../../../contract/permissions.ts";
import type { ActorWorkspace } from "../../../actor.ts";
import type { Tables, Trx } from "../../../platform/database.ts";

const columns = [
  "workspaces.id",
  "workspaces.slug",
  "workspaces.name",
  "workspaces.currency",
  "workspaces.timezone",
  "workspaces.consent",
  "workspaces.created_at",
] as const;

export interface WorkspaceRow extends ActorWorkspace {
  created_at: Date;
}

export interface NewWorkspace {
  slug: string;
  name: string;
  currency: string;
  timezone: string;
  created_at: Date;
}

/** Undefined where the slug is taken. */
export function insertWorkspace(db: Kysely<Tables>, values: NewWorkspace): Promise<WorkspaceRow | undefined> {
  return db
    .insertInto("workspaces")
    .values(values)
    .onConflict((c) => c.column("slug").doNothing())
    .returning(columns)
    .executeTakeFirst();
}

export function findWorkspace(
  db: Kysely<Tables>,
  where: { slug: string } | { id: string },
): Promise<WorkspaceRow | undefined> {
  const query = db.selectFrom("workspaces").select(columns);
  return ("slug" in where ? query.where("slug", "=", where.slug) : query.where("id", "=", where.id))
    .limit(1)
    .executeTakeFirst();
}

export function allWorkspaces(db: Kysely<Tables>): Promise<WorkspaceRow[]> {
  return db.selectFrom("workspaces").select(columns).orderBy("id").execute();
}

export async function anyWorkspace(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom("workspaces").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/** All workspaces of a person, the one they joined first in front. */
export function workspacesOf(
  db: Kysely<Tables>,
  personId: string,
): Promise<(WorkspaceRow & { role: Role })[]> {
  return db
    .selectFrom("memberships")
    .innerJoin("workspaces", "workspaces.id", "memberships.workspace_id")
    .select([...columns, "memberships.role"])
    .where("memberships.person_id", "=", personId)
    .orderBy("memberships.joined_at")
    .orderBy("workspaces.id")
    .execute();
}

/** Holds back orders that are just being written, since each of them refers to its workspace's row. */
export function lockWorkspace(trx: Trx, id: string): Promise<WorkspaceRow> {
  return trx
    .selectFrom("workspaces")
    .select(columns)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export interface WorkspaceChange {
  name?: string;
  currency?: string;
  timezone?: string;
  consent?: string;
}

export function changeWorkspace(
  db: Kysely<Tables>,
  id: string,
  change: WorkspaceChange,
): Promise<WorkspaceRow> {
  return db
    .updateTable("workspaces")
    .set(change)
    .where("id", "=", id)
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** Everything of a workspace refers to its row and goes with it. */
export async function deleteWorkspaceRow(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom("workspaces").where("id", "=", id).execute();
}
