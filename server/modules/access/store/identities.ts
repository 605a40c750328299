// Reads and writes how identity providers name people, and serialises the sign-ins of one address.
import { type Kysely, sql } from "kysely";
import type { Tables, Trx } from "../../../platform/database.ts";

export async function findIdentity(
  db: Kysely<Tables>,
  issuer: string,
  subject: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("identities")
    .select("person_id")
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row?.person_id;
}

export async function insertIdentity(
  db: Kysely<Tables>,
  values: { issuer: string; subject: string; person_id: string; created_at: Date },
): Promise<void> {
  await db.insertInto("identities").values(values).execute();
}

/** Whether a provider has vouched for this person, and so for their address. */
export async function isProven(db: Kysely<Tables>, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom("identities")
    .select("subject")
    .where("person_id", "=", personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Until the transaction ends nobody else comes in under this name, so that no one is made twice. */
export async function lockName(trx: Trx, name: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in ${name.toLowerCase()}`}, 0))`.execute(
    trx,
  );
}
