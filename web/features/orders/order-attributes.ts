// What the list of orders can be filtered by; common values are offered.
import { attributeEndpoints } from "../../../contract/attributes.ts";
import { orderAttributes } from "../../../contract/filters.ts";
import { useApi } from "../../api-query.ts";
import type { FilterAttribute } from "../../ui/filter-words.ts";

export function useOrderAttributes(): FilterAttribute[] {
  const { data } = useApi(attributeEndpoints.catalogue, {}, { staleTime: 5 * 60_000 });
  return Object.entries(orderAttributes).map(([name, { type, label }]) => ({
    name,
    label,
    type,
    group: "Orders",
    common: data?.columns
      .find(({ of, column }) => of === "orders" && column === name)
      ?.common_values.map(({ value }) => value),
  }));
}
