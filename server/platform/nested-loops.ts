// Of rows that were just written PostgreSQL has no statistics yet, takes them for a handful, and would join row by row.
import { sql } from "kysely";
import type { Trx } from "./database.ts";

/** Whether statements of this transaction may join row by row, from here on. */
export async function allowNestedLoops(trx: Trx, allowed: boolean): Promise<void> {
  await sql`SELECT set_config('enable_nestloop', ${allowed ? "on" : "off"}, true)`.execute(trx);
}
