// Of a batch of orders, what imports made and changed: each order whole, as it was and as it is now.
import { type ImportedChange, importOf } from "../customers/index.ts";
import { asKept, type KnownItem } from "./item-store.ts";
import { differs, type OrderChange, type OrderPayload } from "./order-state.ts";
import type { WholeOrder } from "./put-back.ts";
import { writtenOut } from "./written-out.ts";

/** Orders must be written. `itemsBefore` are those of the orders that were there. */
export function importedChanges(
  changes: ReadonlyMap<string, OrderChange>,
  payloads: readonly OrderPayload[],
  itemsBefore: ReadonlyMap<string, KnownItem[]>,
): ImportedChange<WholeOrder>[] {
  const payloadsOf = Map.groupBy(payloads, (payload) => payload.external_id);
  return [...changes].flatMap(([externalId, { before, after, items }]): ImportedChange<WholeOrder>[] => {
    const by = importOf(payloadsOf.get(externalId) ?? []);
    if (!by) return [];
    if (!before) return [{ ...by, id: after.id!, before: null, after: writtenOut(after, items ?? []) }];
    const old = itemsBefore.get(after.id!) ?? [];
    const is = { order: after, items: items ? items.map(asKept) : old };
    const was = { order: before, items: old };
    return differs(before, after) || JSON.stringify(old) !== JSON.stringify(is.items)
      ? [{ ...by, id: after.id!, before: was, after: is }]
      : [];
  });
}
