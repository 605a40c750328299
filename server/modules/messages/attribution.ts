// Which orders a message led to: those that its reader placed within a week after it was delivered. An order may follow
// more than one message; each of them counts it.
import { sql } from "kysely";
import { attributionDays } from "../../../contract/campaigns.ts";
import type { Sql } from "../../lent.ts";
import { lentOrders } from "../orders/index.ts";

export const attributionSpan = sql`CAST(${sql.lit(`${attributionDays} days`)} AS interval)`;

/** Whether one of the lent orders follows a message that was delivered at this instant. */
export function follows(deliveredAt: Sql): Sql {
  return sql`${lentOrders.at} >= ${deliveredAt} AND ${lentOrders.at} < ${deliveredAt} + ${attributionSpan}`;
}
