// Messages delivered a day, for figures.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { type DaySpan, perDay } from "../../platform/days.ts";

export async function deliveredByDay(trx: Trx, workspaceId: string, span: DaySpan): Promise<number[]> {
  const { rows } = await sql<{ day: string; value: string }>`
    SELECT to_char(delivered_at AT TIME ZONE ${span.timezone}, 'YYYY-MM-DD') AS day, count(*) AS value
    FROM messages
    WHERE workspace_id = ${workspaceId} AND delivered_at >= ${span.from} AND delivered_at <= ${span.to}
    GROUP BY 1
  `.execute(trx);
  return perDay(span, rows);
}
