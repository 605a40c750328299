// What a shop sells most, from its own orders: what messages may name without inventing anything.
import type { Catalogue } from "../../../contract/attributes.ts";

export interface ShopFacts {
  name: string;
  /** The most ordered first. */
  products: string[];
  categories: string[];
}

const named = 40;

export function shopFacts(name: string, { columns }: Catalogue): ShopFacts {
  const common = (column: string) =>
    columns
      .find((one) => one.of === "items" && one.column === column)
      ?.common_values.map(({ value }) => value) ?? [];
  return { name, products: common("name").slice(0, named), categories: common("category").slice(0, named) };
}
