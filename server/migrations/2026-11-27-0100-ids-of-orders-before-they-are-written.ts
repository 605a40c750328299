// Orders get their ids before they are written, as customers do: their items go out together with them.
import { type Kysely, sql } from "kysely";
import { appRole, type Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`GRANT USAGE ON SEQUENCE orders_id_seq TO ${sql.ref(appRole)}`.execute(db);
}
