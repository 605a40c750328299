// Puts orders back to what they were before something was done to them, or removes those that were made by it, with what
// they come to for their customers. What was changed since is kept, with the reason.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import type { Customers, PutBack, PutBackOutcome } from "../customers/index.ts";
import { customerChanges } from "./customer-changes.ts";
import { type KnownItem, readItems, replaceItems } from "./item-store.ts";
import type { OrderState } from "./order-state.ts";
import { lockOrders, updateOrders } from "./order-store.ts";

/** An order with all that it holds. */
export interface WholeOrder {
  order: OrderState;
  items: KnownItem[];
}

/** Answers one outcome each, by id. */
export async function putBackOrders(
  trx: Trx,
  customers: Customers,
  workspaceId: string,
  wanted: readonly PutBack<WholeOrder>[],
  now: Date,
): Promise<Map<string, PutBackOutcome>> {
  const present = await wholeOrders(
    trx,
    workspaceId,
    wanted.map(({ id }) => id),
  );
  const buyers = new Set(
    wanted.flatMap(({ id, before }) => [before?.order.customer_id, present.get(id)?.order.customer_id]),
  );
  const open = await customers.lock(
    trx,
    workspaceId,
    [...buyers].filter((id) => id !== undefined),
  );
  const there = await presentCustomers(
    trx,
    workspaceId,
    wanted.flatMap(({ before }) => before?.order.customer_id ?? []),
  );
  const outcomes = new Map(wanted.map((one) => [one.id, outcomeOf(one, present.get(one.id), there)]));
  const changes = wanted.flatMap(({ id, before }) => {
    const now = present.get(id);
    if (!now || !isDone(outcomes.get(id)!)) return [];
    return [{ before: now.order, after: before?.order, items: before?.items ?? [] }];
  });
  await rewrite(trx, workspaceId, changes, now);
  await customers.applyOrdersChanges(trx, workspaceId, customerChanges(changes), open);
  return outcomes;
}

type Change = { before: OrderState; after: OrderState | undefined; items: KnownItem[] };

async function rewrite(trx: Trx, workspaceId: string, changes: readonly Change[], now: Date): Promise<void> {
  const removed = changes.flatMap(({ before, after }) => (after ? [] : [before.id]));
  await sql`DELETE FROM orders WHERE workspace_id = ${workspaceId} AND id = ANY (${pgList(removed)}::bigint[])`.execute(
    trx,
  );
  const restored = changes.flatMap(({ before, after, items }) =>
    after ? [{ order: { ...after, id: before.id }, items }] : [],
  );
  await updateOrders(
    trx,
    workspaceId,
    restored.map(({ order }) => order),
    now,
  );
  await replaceItems(trx, workspaceId, restored);
}

function isDone(outcome: PutBackOutcome): boolean {
  return typeof outcome === "string";
}

function outcomeOf(
  { before, isChanged }: PutBack<WholeOrder>,
  present: WholeOrder | undefined,
  customers: ReadonlySet<string>,
): PutBackOutcome {
  if (!present) return before ? { kept: "the order was removed since" } : "removed";
  if (isChanged(present)) return { kept: "the order was changed since" };
  if (before === null) return "removed";
  return customers.has(before.order.customer_id)
    ? "restored"
    : { kept: "the customer it was of before was removed since" };
}

async function wholeOrders(
  trx: Trx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, WholeOrder>> {
  const { rows } = await sql<{ external_id: string }>`
    SELECT external_id FROM orders WHERE workspace_id = ${workspaceId} AND id = ANY (${pgList(ids)}::bigint[])`.execute(
    trx,
  );
  const orders = await lockOrders(
    trx,
    workspaceId,
    rows.map((row) => row.external_id),
  );
  const items = await readItems(trx, workspaceId, orders);
  return new Map(orders.map((order) => [order.id!, { order, items: items.get(order.id!) ?? [] }]));
}

async function presentCustomers(trx: Trx, workspaceId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM customers WHERE workspace_id = ${workspaceId} AND id = ANY (${pgList(ids)}::bigint[])`.execute(
    trx,
  );
  return new Set(rows.map((row) => row.id));
}
