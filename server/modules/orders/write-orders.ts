// Applies what a shop said of its orders, in the order in which it was said. Locks are taken in one order by all: names,
// orders that are there, products never sold before, new orders, customers.
import type { Trx } from "../../platform/database.ts";
import { together } from "../../platform/transaction.ts";
import type { Customers, KeepImported, OrdersChange } from "../customers/index.ts";
import { customerChanges } from "./customer-changes.ts";
import { importedChanges } from "./imported.ts";
import {
  convertItems,
  followOrderRows,
  type ItemsOfOrder,
  insertItems,
  type KnownItem,
  readItems,
  replaceItems,
  withOtherItems,
} from "./item-store.ts";
import { counts, differs, followOrders, type OrderChange, type OrderPayload } from "./order-state.ts";
import { insertOrders, lockOrders, ordersPresent, takeOrderIds, updateOrders } from "./order-store.ts";
import { findProducts } from "./product-store.ts";
import type { WholeOrder } from "./put-back.ts";
import { ratesOf } from "./rates/rates.ts";

/** Answers the id of the order that each payload meant. */
export async function writeOrders(
  trx: Trx,
  customers: Customers,
  workspaceId: string,
  payloads: readonly OrderPayload[],
  now: Date,
  keepImported?: KeepImported<WholeOrder>,
): Promise<string[]> {
  const externalIds = [...new Set(payloads.map((payload) => payload.external_id))];
  // None of these waits for another's answer, and none locks anything that is looked up.
  const [buyers, present, products, ids] = await together([
    customers.recognise(
      trx,
      workspaceId,
      payloads.map((payload) => payload.customer),
    ),
    ordersPresent(trx, workspaceId, externalIds),
    findProducts(
      trx,
      workspaceId,
      payloads.flatMap(({ items }) => items ?? []),
    ),
    takeOrderIds(trx, externalIds.length),
  ]);
  const existing = present.size > 0 ? await lockOrders(trx, workspaceId, [...present]) : [];
  await products.write();
  const foreign = payloads.some((payload) => payload.original_currency !== undefined);
  const rates = foreign ? await ratesOf(trx, workspaceId) : () => undefined;
  const changes = followOrders(existing, payloads, buyers.ids, rates);
  const all = [...changes.values()];
  const old = all.filter((change) => change.before);
  const fresh = all.filter((change) => !change.before).map(itemsOf);
  fresh.forEach(({ order }, i) => {
    order.id = ids[i]!;
  });
  const totals = customerChanges(all);
  await buyers.make(new Map(totals.map(({ customerId, earliest }) => [customerId, earliest])));
  // Nor do these, which are carried out in this order. A customer who is gone has all of it undone.
  const open = customers.lock(
    trx,
    workspaceId,
    new Set([...buyers.ids, ...totals.map((t) => t.customerId)]),
    earliestOf(totals),
  );
  const ending = (itemsBefore: Map<string, KnownItem[]>) => [
    customers.applyOrdersChanges(trx, workspaceId, totals, open),
    keepImported?.(trx, workspaceId, importedChanges(changes, payloads, itemsBefore)),
  ];
  await together([
    open,
    insertOrders(trx, workspaceId, fresh, products.of, now),
    buyers.fillGaps(),
    insertItems(trx, workspaceId, fresh, products.of),
    ...(old.length === 0 ? ending(new Map()) : []),
  ]);
  if (old.length > 0) {
    const imported = payloads.some(({ import_id }) => import_id !== undefined);
    const itemsBefore = imported ? await readItems(trx, workspaceId, existing) : new Map();
    await rewrite(trx, workspaceId, old, now);
    await together(ending(itemsBefore));
  }
  return payloads.map((payload) => changes.get(payload.external_id)!.after.id!);
}

/** The earliest moment by which a customer's beginning may move; undefined where it may by an order that left, too. */
function earliestOf(totals: readonly OrdersChange[]): string | undefined {
  if (totals.some(({ left }) => left)) return undefined;
  return totals.reduce(
    (first, { earliest }) => (earliest && earliest < first ? earliest : first),
    "infinity",
  );
}

async function rewrite(trx: Trx, workspaceId: string, old: readonly OrderChange[], now: Date): Promise<void> {
  const said = old.filter((change) => change.items !== undefined);
  const otherItems = await withOtherItems(trx, workspaceId, said.map(itemsOf));
  const touched = new Set(otherItems.map(({ order }) => order));
  const changed = old.filter(({ before, after }) => touched.has(after) || differs(before!, after));
  await updateOrders(
    trx,
    workspaceId,
    changed.map((change) => change.after),
    now,
  );
  await replaceItems(trx, workspaceId, otherItems);
  const moved = changed.filter((change) => !touched.has(change.after) && movesItems(change));
  await followOrderRows(
    trx,
    workspaceId,
    moved.map((change) => change.after),
  );
  const atOtherRate = changed.filter(
    ({ before, after }) => !touched.has(after) && before!.exchange_rate !== after.exchange_rate,
  );
  await convertItems(
    trx,
    workspaceId,
    atOtherRate.map((change) => change.after),
  );
}

function itemsOf({ after, items }: OrderChange): ItemsOfOrder {
  return { order: after, items: items ?? [] };
}

function movesItems({ before, after }: OrderChange): boolean {
  return (
    before!.customer_id !== after.customer_id ||
    before!.ordered_at !== after.ordered_at ||
    counts(before!) !== counts(after)
  );
}
