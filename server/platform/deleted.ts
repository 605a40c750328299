// What was deleted and can come back: for how long it is kept, and how it goes for good after that.
import { sql } from "kysely";
import { keptDeletedDays } from "../../contract/values.ts";
import type { Platform } from "./index.ts";

/** The first moment whose deletions are still kept. */
export function keptSince(now: Date): Date {
  return new Date(now.getTime() - keptDeletedDays * 24 * 60 * 60 * 1_000);
}

/** In every workspace. What belongs to the rows goes with them. */
export async function purgeDeleted(
  { database, clock }: Platform,
  table: "segments" | "lists",
): Promise<void> {
  await sql`DELETE FROM ${sql.table(table)} WHERE deleted_at < ${keptSince(clock.now())}`.execute(
    database.system,
  );
}
