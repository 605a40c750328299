// Forgets visitors who never said who they are: what waits for a month is given up, and so is the name of who has not been
// seen for a year.
import { sql } from "kysely";
import type { Platform } from "../../platform/index.ts";

const waitDays = 30;
const nameDays = 365;
/** Messages of one visitor; a robot must not fill the disk. */
const mostOfVisitor = 500;

export async function pruneVisitors({ database, clock }: Platform): Promise<void> {
  const before = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
  await database.asSystem(async (trx) => {
    await trx.deleteFrom("source_waiting").where("received_at", "<", before(waitDays)).execute();
    await trx.deleteFrom("source_visitors").where("seen_at", "<", before(nameDays)).execute();
    await sql`
      DELETE FROM source_waiting AS w USING (
        SELECT workspace_id, source_id, anonymous_id, delivery_id,
          row_number() OVER (PARTITION BY workspace_id, source_id, anonymous_id ORDER BY received_at DESC) AS place
        FROM source_waiting) AS ranked
      WHERE w.workspace_id = ranked.workspace_id AND w.source_id = ranked.source_id AND w.anonymous_id = ranked.anonymous_id
        AND w.delivery_id = ranked.delivery_id AND ranked.place > ${mostOfVisitor}`.execute(trx);
  });
}
