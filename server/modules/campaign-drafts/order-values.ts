// What an order of the shop comes to, and how much orders differ in it, over the last year.
import { sql } from "kysely";
import { singleValue } from "../../lent.ts";
import type { Trx } from "../../platform/database.ts";
import { lentOrders } from "../orders/index.ts";
import type { OrderValues } from "./foretell.ts";

const { from, workspaceId, at, counts, columns } = lentOrders;

export async function orderValues(trx: Trx, workspace: string, asOf: Date): Promise<OrderValues> {
  const net = singleValue(columns.total);
  const { rows } = await sql<OrderValues>`
    SELECT coalesce(avg(${net}), 0)::float8 AS mean, coalesce(stddev_samp(${net}), 0)::float8 AS deviation FROM ${from}
    WHERE ${workspaceId} = ${workspace} AND ${counts} AND ${at} <= ${asOf} AND ${at} > ${asOf}::timestamptz - interval '1 year'
  `.execute(trx);
  return rows[0]!;
}
