// What changed orders mean for their customers' totals.
import type { OrdersChange } from "../customers/index.ts";
import { counts, net, type OrderState } from "./order-state.ts";

/** An order as it was, unless it is new, and as it is, unless it is gone. */
interface Moved {
  before: OrderState | undefined;
  after: OrderState | undefined;
}

/** One change a customer; those whose orders stay as they were have none. */
export function customerChanges(changes: Iterable<Moved>): OrdersChange[] {
  const byCustomer = new Map<string, OrdersChange>();
  const of = (customerId: string) => {
    const known = byCustomer.get(customerId) ?? unchanged(customerId);
    byCustomer.set(customerId, known);
    return known;
  };
  for (const { before, after } of changes) {
    if (before && after && sameToCustomer(before, after)) continue;
    if (before) takeAway(of(before.customer_id), before, after);
    if (after) add(of(after.customer_id), after, before);
  }
  return [...byCustomer.values()];
}

function unchanged(customerId: string): OrdersChange {
  return {
    customerId,
    count: 0,
    total: 0n,
    first: null,
    last: null,
    earliest: null,
    leftCounting: false,
    left: false,
  };
}

function sameToCustomer(before: OrderState, after: OrderState): boolean {
  return samePlace(before, after) && counts(before) === counts(after) && net(before) === net(after);
}

function samePlace(a: OrderState, b: OrderState): boolean {
  return a.customer_id === b.customer_id && a.ordered_at === b.ordered_at;
}

function takeAway(change: OrdersChange, order: OrderState, after: OrderState | undefined): void {
  const moved = !after || !samePlace(order, after);
  change.left ||= moved;
  if (!counts(order)) return;
  change.count -= 1;
  change.total -= BigInt(net(order));
  change.leftCounting ||= moved || !counts(after);
}

function add(change: OrdersChange, order: OrderState, before: OrderState | undefined): void {
  if (!before || !samePlace(before, order)) change.earliest = earlier(change.earliest, order.ordered_at);
  if (!counts(order)) return;
  change.count += 1;
  change.total += BigInt(net(order));
  change.first = earlier(change.first, order.ordered_at);
  change.last = later(change.last, order.ordered_at);
}

/** ISO 8601 of years with four digits in UTC sorts as text. */
function earlier(known: string | null, at: string): string {
  return known === null || at < known ? at : known;
}

function later(known: string | null, at: string): string {
  return known === null || at > known ? at : known;
}
