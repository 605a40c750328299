// The figures that the model learns by, each worked out from a customer's columns. Counts and money go by their logarithm, since
// the step from one order to two says more than that from 50 to 51; money is measured by what is usual in the shop, so that
// no currency weighs more than another.
import type { TraitKind } from "../../../../contract/lookalikes.ts";
import type { Columns, Named } from "./columns.ts";

export interface Feature {
  /** The trait that it tells of; several may tell of one. */
  kind: TraitKind;
  /** Which of the named values. */
  at: number | undefined;
  of(columns: Columns, row: number): number;
}

export interface Usual {
  /** Mean spending of those who ever ordered, and of one order. */
  money: number;
  order: number;
}

export function usualOf({ money, orders, length }: Columns): Usual {
  let [spent, buyers, placed] = [0, 0, 0];
  for (let row = 0; row < length; row++) {
    if (orders[row]! === 0) continue;
    spent += money[row]!;
    placed += orders[row]!;
    buyers++;
  }
  return { money: spent / buyers || 1, order: spent / placed || 1 };
}

const log = (value: number) => Math.log1p(Math.max(value, 0));
const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : 0);

export function featuresOf(named: Named, usual: Usual): Feature[] {
  const one = (kind: TraitKind, of: Feature["of"]): Feature => ({ kind, at: undefined, of });
  return [
    // Who never ordered has waited since they came.
    one("recency", (c, i) => log(c.orders[i]! > 0 ? c.since[i]! : c.age[i]!)),
    one("orders", (c, i) => (c.orders[i]! > 0 ? 1 : 0)),
    one("orders", (c, i) => log(c.orders[i]!)),
    one("recent_orders", (c, i) => log(c.recent[i]!)),
    one("money", (c, i) => log(c.money[i]! / usual.money)),
    one("average_order", (c, i) => log(ratio(c.money[i]!, c.orders[i]!) / usual.order)),
    one("discounts", (c, i) => ratio(c.discounted[i]!, c.orders[i]!)),
    one("discounts", (c, i) => log(c.discounted[i]!)),
    one("age", (c, i) => log(c.age[i]!)),
    one("delivered", (c, i) => log(c.delivered[i]!)),
    one("opened", (c, i) => log(c.opened[i]!)),
    one("opened", (c, i) => ratio(c.opened[i]!, c.delivered[i]!)),
    one("clicked", (c, i) => log(c.clicked[i]!)),
    ...named.places.map((_, at) => named1("place", at, (c, i) => (c.place[i]! === at + 1 ? 1 : 0))),
    ...named.channels.map((_, at) =>
      named1("channel", at, (c, i) => ratio(c.channels[at]![i]!, c.orders[i]!)),
    ),
    ...named.categories.map((_, at) => named1("category", at, (c, i) => log(c.categories[at]![i]!))),
  ];
}

const named1 = (kind: TraitKind, at: number, of: Feature["of"]): Feature => ({ kind, at, of });
