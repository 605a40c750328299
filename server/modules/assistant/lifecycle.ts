// What words such as "lapsed", "loyal" and "big spenders" come to in this shop: figures of its own orders, each with how it was
// found. Too few orders tell nothing, and then the grammar's usual figures stand.
import { sql } from "kysely";
import { toMajor } from "../../../contract/values.ts";
import { moneyWords } from "../../../contract/words.ts";
import type { ActorWorkspace } from "../../actor.ts";
import { singleValue } from "../../lent.ts";
import type { Trx } from "../../platform/database.ts";
import { lentCustomers } from "../customers/index.ts";
import { lentOrders } from "../orders/index.ts";
import type { Habits } from "./language/reader.ts";

const { from, workspaceId, customerId, at, counts, columns } = lentOrders;

/** Two orders within this are one visit. */
const oneVisit = sql`interval '12 hours'`;
const fewestGaps = 30;
const fewestBuyers = 30;
/** An even part of a large shop tells as much. */
const looked = 20_000;

interface Figures {
  gaps: number;
  gap_half: number | null;
  gap_most: number | null;
  gap_nearly_all: number | null;
  buyers: number;
  orders_most: number | null;
  spent_top: string | null;
  spent_best: string | null;
}

export async function habitsOf(trx: Trx, workspace: ActorWorkspace, asOf: Date): Promise<Habits> {
  const { rows } = await sql<Figures>`
    WITH shop AS (
      SELECT greatest(1, count(*) / ${sql.lit(looked)}) AS step FROM ${lentCustomers.from}
      WHERE ${lentCustomers.workspaceId} = ${workspace.id}),
    placed AS (
      SELECT ${customerId} AS customer_id, ${at} AS at, ${singleValue(columns.total)} AS net,
        ${at} - lag(${at}) OVER (PARTITION BY ${customerId} ORDER BY ${at}) AS gap
      FROM ${from}
      WHERE ${workspaceId} = ${workspace.id} AND ${counts} AND ${at} <= ${asOf}
        AND ${customerId} % (SELECT step FROM shop) = 0),
    gaps AS (
      SELECT extract(epoch FROM gap) / 86400 AS days FROM placed
      WHERE gap > ${oneVisit} AND at > ${asOf}::timestamptz - interval '2 years'),
    buyers AS (SELECT count(*) AS orders, sum(net) AS spent FROM placed GROUP BY customer_id)
    SELECT (SELECT count(*)::int FROM gaps) AS gaps,
      (SELECT ceil(percentile_cont(0.5) WITHIN GROUP (ORDER BY days))::int FROM gaps) AS gap_half,
      (SELECT ceil(percentile_cont(0.8) WITHIN GROUP (ORDER BY days))::int FROM gaps) AS gap_most,
      (SELECT ceil(percentile_cont(0.95) WITHIN GROUP (ORDER BY days))::int FROM gaps) AS gap_nearly_all,
      (SELECT count(*)::int FROM buyers) AS buyers,
      (SELECT percentile_disc(0.8) WITHIN GROUP (ORDER BY orders)::int FROM buyers) AS orders_most,
      (SELECT percentile_disc(0.9) WITHIN GROUP (ORDER BY spent)::text FROM buyers) AS spent_top,
      (SELECT percentile_disc(0.95) WITHIN GROUP (ORDER BY spent)::text FROM buyers) AS spent_best
  `.execute(trx);
  return { ...habitsOfGaps(rows[0]!), ...habitsOfBuyers(rows[0]!, workspace.currency) };
}

function habitsOfGaps({ gaps, gap_half, gap_most, gap_nearly_all }: Figures): Habits {
  if (gaps < fewestGaps || !gap_half || !gap_most || !gap_nearly_all) return {};
  const of = `of ${gaps.toLocaleString("en")} gaps between two orders of a customer here`;
  return {
    lapsed: {
      value: gap_most,
      words: `No order for more than ${gap_most} days: 80 % ${of} are no longer than that.`,
    },
    churned: {
      value: gap_nearly_all,
      words: `No order for more than ${gap_nearly_all} days: 95 % ${of} are no longer than that.`,
    },
    active: {
      value: gap_most,
      words: `An order in the last ${gap_most} days: 80 % ${of} are no longer than that.`,
    },
    new: {
      value: gap_half,
      words: `First seen in the last ${gap_half} days: half ${of} are no longer than that.`,
    },
  };
}

function habitsOfBuyers({ buyers, orders_most, spent_top, spent_best }: Figures, currency: string): Habits {
  if (buyers < fewestBuyers || !orders_most || !spent_top || !spent_best) return {};
  const of = `of ${buyers.toLocaleString("en")} who ever ordered here`;
  const orders = Math.max(2, orders_most);
  const [top, best] = [toMajor(spent_top, currency), toMajor(spent_best, currency)];
  const loyal = { value: orders, words: `At least ${orders} orders: 80 % ${of} have no more.` };
  return {
    loyal,
    frequent: loyal,
    big_spender: {
      value: top,
      words: `Spent at least ${moneyWords(top, currency)}: 90 % ${of} spent no more.`,
    },
    vip: { value: best, words: `Spent at least ${moneyWords(best, currency)}: 95 % ${of} spent no more.` },
  };
}
