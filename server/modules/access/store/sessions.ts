// Reads and writes sessions. Whoever sleeps longer than a session lives has to sign in again.
import type { Kysely } from "kysely";
import type { Tables } from "../../../platform/database.ts";

export interface NewSession {
  token_hash: Buffer;
  person_id: string;
  created_at: Date;
  seen_at: Date;
  expires_at: Date;
}

/** Also clears away what this person left behind long ago. */
export async function insertSession(db: Kysely<Tables>, session: NewSession): Promise<void> {
  await db
    .deleteFrom("sessions")
    .where("person_id", "=", session.person_id)
    .where("expires_at", "<=", session.created_at)
    .execute();
  await db.insertInto("sessions").values(session).execute();
}

export function findSession(db: Kysely<Tables>, hash: Buffer, now: Date) {
  return db
    .selectFrom("sessions")
    .innerJoin("people", "people.id", "sessions.person_id")
    .select(["sessions.person_id", "sessions.seen_at", "people.name", "people.email"])
    .where("sessions.token_hash", "=", hash)
    .where("sessions.expires_at", ">", now)
    .executeTakeFirst();
}

export async function touchSession(
  db: Kysely<Tables>,
  hash: Buffer,
  times: { seen_at: Date; expires_at: Date },
): Promise<void> {
  await db.updateTable("sessions").set(times).where("token_hash", "=", hash).execute();
}

export async function deleteSession(db: Kysely<Tables>, hash: Buffer): Promise<void> {
  await db.deleteFrom("sessions").where("token_hash", "=", hash).execute();
}

/** All sessions of a person, but for the one to keep. */
export async function deleteSessionsOf(db: Kysely<Tables>, personId: string, keep?: Buffer): Promise<void> {
  await db
    .deleteFrom("sessions")
    .where("person_id", "=", personId)
    .$if(keep !== undefined, (query) => query.where("token_hash", "!=", keep as Buffer))
    .execute();
}

/** When each of these people was last here. */
export async function lastSeen(db: Kysely<Tables>, personIds: string[]): Promise<Map<string, Date>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("sessions")
    .select((eb) => ["person_id", eb.fn.max("seen_at").as("seen_at")])
    .where("person_id", "in", personIds)
    .groupBy("person_id")
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.seen_at]));
}
