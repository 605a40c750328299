// Converts orders by the rates of now, when somebody asks for it: those that came without a rate of their own. Some hundred at a
// time, each in a transaction, so that what comes in meanwhile does not wait. It may be run twice: what is converted stays so.
import { sql } from "kysely";
import type { Database, Trx } from "../../../platform/database.ts";
import { retryLostRaces } from "../../../platform/lost-race.ts";
import type { Customers } from "../../customers/index.ts";
import { customerChanges } from "../customer-changes.ts";
import { convertItems } from "../item-store.ts";
import type { OrderChange, OrderState } from "../order-state.ts";
import { lockOrders, updateOrders } from "../order-store.ts";
import { converted, type FindRate, ratesOf } from "./rates.ts";

const atOnce = 500;

interface Converting {
  database: Database;
  customers: Customers;
  workspaceId: string;
  currency: string;
  now(): Date;
  /** Told after each some hundred how many were looked at. */
  onProgress(done: number): Promise<void>;
  signal: AbortSignal;
}

export interface Conversion {
  /** Orders that were looked at. */
  done: number;
  /** That come to another amount now. */
  converted: number;
  /** As they were, since there is no rate for their day. */
  kept: number;
}

export async function convertAgain(converting: Converting): Promise<Conversion> {
  const { database, workspaceId, currency, onProgress, signal } = converting;
  const counts = { done: 0, converted: 0, kept: 0 };
  let after = "0";
  for (;;) {
    signal.throwIfAborted();
    const some = await retryLostRaces(() =>
      database.inWorkspace(workspaceId, async (trx) => {
        const { rows } = await sql<{ id: string; external_id: string }>`
          SELECT id, external_id FROM orders WHERE ${convertible(workspaceId, currency)} AND id > ${after}
          ORDER BY id LIMIT ${atOnce}`.execute(trx);
        const names = rows.map(({ external_id }) => external_id);
        return {
          looked: rows.length,
          last: rows.at(-1)?.id,
          ...(await convertThese(trx, converting, names)),
        };
      }),
    );
    counts.converted += some.converted;
    counts.kept += some.kept;
    if (some.last === undefined) return counts;
    after = some.last;
    counts.done += some.looked;
    await onProgress(counts.done);
  }
}

/** How many orders have to be looked at. */
export async function countConvertible(trx: Trx, workspaceId: string, currency: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM orders WHERE ${convertible(workspaceId, currency)}`.execute(trx);
  return rows[0]!.count;
}

const convertible = (workspaceId: string, currency: string) =>
  sql`workspace_id = ${workspaceId} AND original_currency = ${currency} AND rate_from = 'table'`;

async function convertThese(trx: Trx, { customers, workspaceId, now }: Converting, names: readonly string[]) {
  const rates = await ratesOf(trx, workspaceId);
  const orders = (await lockOrders(trx, workspaceId, names)).filter(({ rate_from }) => rate_from === "table");
  const changes = orders.flatMap((before) => changeOf(before, rates));
  const kept = orders.filter(
    ({ original_currency, ordered_at }) => !rates(original_currency!, ordered_at),
  ).length;
  const totals = customerChanges(changes);
  const open = await customers.lock(trx, workspaceId, new Set(totals.map(({ customerId }) => customerId)));
  const after = changes.map((change) => change.after);
  await updateOrders(trx, workspaceId, after, now());
  await convertItems(trx, workspaceId, after);
  await customers.applyOrdersChanges(trx, workspaceId, totals, open);
  return { converted: changes.length, kept };
}

function changeOf(before: OrderState, rates: FindRate): OrderChange[] {
  const { original_currency, original_total, original_discount, original_refunded, currency } = before;
  const rate = rates(original_currency!, before.ordered_at);
  if (rate === undefined || rate === before.exchange_rate) return [];
  const again = (minor: number | null) => converted(minor ?? 0, original_currency!, currency, rate);
  const after = {
    ...before,
    exchange_rate: rate,
    total: again(original_total),
    discount: again(original_discount),
    refunded: again(original_refunded),
  };
  return [{ before, after, items: undefined }];
}
