// Reads and writes the links that let an owner in.
import type { Kysely } from "kysely";
import type { Tables, Trx } from "../../../platform/database.ts";

export interface NewLink {
  token_hash: Buffer;
  person_id: string | null;
  created_at: Date;
  expires_at: Date;
}

/** Also forgets those that expired unused. */
export async function insertLink(db: Kysely<Tables>, link: NewLink): Promise<void> {
  await db
    .deleteFrom("sign_in_links")
    .where("used_at", "is", null)
    .where("expires_at", "<=", link.created_at)
    .execute();
  await db.insertInto("sign_in_links").values(link).execute();
}

/** Takes the link, so that nobody else can; undefined where it is unknown, used or expired. */
export function takeLink(
  trx: Trx,
  hash: Buffer,
  now: Date,
): Promise<{ person_id: string | null } | undefined> {
  return trx
    .updateTable("sign_in_links")
    .set({ used_at: now })
    .where("token_hash", "=", hash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning("person_id")
    .executeTakeFirst();
}

/** Remembers who became the owner by this link. */
export async function nameOwnerOfLink(trx: Trx, hash: Buffer, personId: string): Promise<void> {
  await trx
    .updateTable("sign_in_links")
    .set({ person_id: personId })
    .where("token_hash", "=", hash)
    .execute();
}
