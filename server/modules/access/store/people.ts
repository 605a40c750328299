// Reads and writes people and how identity providers name them. E-mail addresses are told apart without regard to case.
import { type Kysely, type Selectable, sql } from "kysely";
import type { Tables } from "../../../platform/database.ts";
import type { PeopleTable } from "../tables.ts";

const columns = ["id", "email", "name", "picture_url"] as const;
export type PersonRow = Pick<Selectable<PeopleTable>, (typeof columns)[number]>;

export function findPerson(db: Kysely<Tables>, id: string): Promise<PersonRow | undefined> {
  return db.selectFrom("people").select(columns).where("id", "=", id).executeTakeFirst();
}

export function findPeople(db: Kysely<Tables>, ids: string[]): Promise<PersonRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db.selectFrom("people").select(columns).where("id", "in", ids).execute();
}

export function findPersonByEmail(db: Kysely<Tables>, email: string): Promise<PersonRow | undefined> {
  return db
    .selectFrom("people")
    .select(columns)
    .where(sql`lower(email)`, "=", email.toLowerCase())
    .executeTakeFirst();
}

export function insertPerson(
  db: Kysely<Tables>,
  values: { email: string | null; name: string; picture_url?: string | null; created_at: Date },
): Promise<PersonRow> {
  return db.insertInto("people").values(values).returning(columns).executeTakeFirstOrThrow();
}

export async function changePerson(
  db: Kysely<Tables>,
  id: string,
  change: { email?: string; name?: string; picture_url?: string },
): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) return;
  await db.updateTable("people").set(change).where("id", "=", id).execute();
}
