// Of a batch of orders, what imports made and changed: each order whole, as it was and as it is now.
import { type ImportedChange, importOf } from "../customers/index.ts";
import { asKept, type KnownItem } from "./item-store.ts";
import { differs, type OrderChange, type OrderPayload, type OrderState } from "./order-state.ts";
import type { WholeOrder } from "./put-back.ts";

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
    const old = itemsBefore.get(after.id!) ?? [];
    const is = { order: after, items: items ? items.map(asKept) : old };
    if (!before) return [{ ...by, id: after.id!, before: null, after: byAlphabet(is) }];
    const was = { order: before, items: old };
    return differs(before, after) || JSON.stringify(old) !== JSON.stringify(is.items)
      ? [{ ...by, id: after.id!, before: was, after: is }]
      : [];
  });
}

/** Millions are marked as they come: what stands in this order already is written most quickly. */
function byAlphabet({ order, items }: WholeOrder): WholeOrder {
  const sorted: OrderState = {
    channel: order.channel,
    coupon: order.coupon,
    currency: order.currency,
    customer_id: order.customer_id,
    discount: order.discount,
    exchange_rate: order.exchange_rate,
    external_id: order.external_id,
    field_versions: order.field_versions,
    id: order.id,
    items_count: order.items_count,
    ordered_at: order.ordered_at,
    original_currency: order.original_currency,
    original_discount: order.original_discount,
    original_refunded: order.original_refunded,
    original_total: order.original_total,
    rate_from: order.rate_from,
    refunded: order.refunded,
    status: order.status,
    store: order.store,
    total: order.total,
  };
  return { items: items.map(itemByAlphabet), order: sorted };
}

function itemByAlphabet(item: KnownItem): KnownItem {
  return {
    category: item.category,
    name: item.name,
    original_price: item.original_price,
    price: item.price,
    product_id: item.product_id,
    quantity: item.quantity,
    sku: item.sku,
  };
}
