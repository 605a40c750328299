// An order's fields, checked against the contract as far as they are said, since a part of an order may come by itself.
import { type OrderItemInput, orderInput, orderItemInput } from "../../../contract/orders.ts";
import { faultsOf } from "../../http/faults.ts";
import { type OrderFields, Unreadable } from "./delivery.ts";
import { idOf, numberOf, textOf } from "./values.ts";

const checked = orderInput.partial();

/** Throws Unreadable with every fault. `currency` is the order's own. */
export function checkOrder({ first_at, refunds, ...said }: OrderFields, currency: unknown): OrderFields {
  const code = textOf(currency, 3)?.toUpperCase();
  const parsed = checked.safeParse(
    Object.fromEntries(
      Object.entries({ ...said, currency: code }).filter(([, value]) => value !== undefined),
    ),
  );
  const faults = parsed.success ? [] : faultsOf(parsed.error, "", checked);
  if (faults.length > 0)
    throw new Unreadable(
      faults.map(({ path, message }) => `${path.slice(1) || "the order"}: ${message}`).join("; "),
    );
  return { ...said, ...(parsed.data as OrderFields), first_at, refunds };
}

export interface LooseItem {
  product_id?: unknown;
  sku?: unknown;
  name?: unknown;
  category?: unknown;
  quantity?: unknown;
  price?: unknown;
}

/** Items that can be kept. What has no id of a product is known by its sku or name. */
export function readItems(items: readonly LooseItem[]): { items: OrderItemInput[]; notes: string[] } {
  const read = items.slice(0, 1_000).map((item) => orderItemInput.safeParse(itemOf(item)));
  const kept = read.flatMap((item) => (item.success ? [item.data] : []));
  const lost = items.length - kept.length;
  return {
    items: kept,
    notes: lost > 0 ? [`${lost} of ${items.length} items cannot be kept and were left out`] : [],
  };
}

function itemOf({ product_id, sku, name, category, quantity, price }: LooseItem): object {
  const [code, words] = [textOf(sku), textOf(name, 500)];
  return {
    product_id: idOf(product_id) ?? code ?? words?.slice(0, 200),
    sku: code ?? null,
    name: words ?? null,
    category: textOf(category) ?? null,
    quantity: rounded(numberOf(quantity) ?? 1),
    price: rounded(numberOf(price) ?? 0),
  };
}

/** Four decimals are kept; a price worked out by division has more. */
const rounded = (value: number) => Math.round(value * 1e4) / 1e4;

export function amountOf(value: unknown): number | undefined {
  return numberOf(value);
}
