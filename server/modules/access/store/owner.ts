// Finds the installation's owner: whoever used the first owner link. Owning some workspace does not make one that, since
// where sign-up is open anybody may open a workspace.
import type { Kysely } from "kysely";
import type { Tables } from "../../../platform/database.ts";

export async function installationOwner(db: Kysely<Tables>): Promise<string | undefined> {
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
