// Orders that count, and what they came to, a day, for figures.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { type DaySpan, perDay } from "../../platform/days.ts";

export interface DailySales {
  orders: number[];
  /** Net of refunds, in minor units. */
  revenue: number[];
}

export async function salesByDay(trx: Trx, workspaceId: string, span: DaySpan): Promise<DailySales> {
  const { rows } = await sql<{ day: string; orders: string; revenue: string }>`
    SELECT to_char(ordered_at AT TIME ZONE ${span.timezone}, 'YYYY-MM-DD') AS day, count(*) AS orders, sum(net) AS revenue
    FROM orders
    WHERE workspace_id = ${workspaceId} AND counts AND ordered_at >= ${span.from} AND ordered_at <= ${span.to}
    GROUP BY 1
  `.execute(trx);
  return {
    orders: perDay(
      span,
      rows.map((row) => ({ day: row.day, value: row.orders })),
    ),
    revenue: perDay(
      span,
      rows.map((row) => ({ day: row.day, value: row.revenue })),
    ),
  };
}
