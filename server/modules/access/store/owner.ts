// Finds the installation's owner: whoever was an owner first, of any workspace; before there is one, whoever used the first
// owner link.
import type { Kysely } from "kysely";
import type { Tables } from "../../../platform/database.ts";

export async function installationOwner(db: Kysely<Tables>): Promise<string | undefined> {
  return (await firstOwner(db)) ?? personOfFirstLink(db);
}

async function firstOwner(db: Kysely<Tables>): Promise<string | undefined> {
  const row = await db
    .selectFrom("memberships")
    .select("person_id")
    .where("role", "=", "owner")
    .orderBy("joined_at")
    .orderBy("person_id")
    .limit(1)
    .executeTakeFirst();
  return row?.person_id;
}

async function personOfFirstLink(db: Kysely<Tables>): Promise<string | undefined> {
  const row = await db
    .selectFrom("sign_in_links")
    .select("person_id")
    .where("used_at", "is not", null)
    .where("person_id", "is not", null)
    .orderBy("used_at")
    .limit(1)
    .executeTakeFirst();
  return row?.person_id ?? undefined;
}
