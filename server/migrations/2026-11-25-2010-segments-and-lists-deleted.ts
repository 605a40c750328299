// A segment or list that is deleted is kept for a while, so that it can come back as the same one. Its name is free at once.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  for (const table of ["segments", "lists"]) {
    const name = `${table}_name`;
    await sql`
      ALTER TABLE ${sql.ref(table)} ADD deleted_at timestamptz;
      DROP INDEX ${sql.ref(name)};
      CREATE UNIQUE INDEX ${sql.ref(name)} ON ${sql.ref(table)} (workspace_id, lower(name)) WHERE deleted_at IS NULL;
      CREATE INDEX ${sql.ref(`${table}_deleted`)} ON ${sql.ref(table)} (deleted_at) WHERE deleted_at IS NOT NULL;
    `.execute(db);
  }
}
