// What the list of customers can be filtered by: built-in attributes, the shop's own, and what their orders come to.
import { attributeEndpoints } from "../../../contract/attributes.ts";
import { customerFigures } from "../../../contract/filters.ts";
import { useApi } from "../../api-query.ts";
import type { FilterAttribute } from "../../ui/filter-words.ts";

const figures: FilterAttribute[] = Object.entries(customerFigures).map(([name, { type, label }]) => ({
  name,
  label,
  type,
  group: "Their orders",
}));

export function useCustomerAttributes(): FilterAttribute[] {
  const { data } = useApi(attributeEndpoints.catalogue, {}, { staleTime: 5 * 60_000 });
  const own = (data?.attributes ?? []).map(
    ({ name, label, type, custom, common_values }): FilterAttribute => ({
      name,
      label,
      type,
      group: custom ? "Your own attributes" : "About them",
      common: common_values.map(({ value }) => value),
    }),
  );
  return [
    ...own.filter(({ group }) => group === "About them"),
    ...figures,
    ...own.filter(({ group }) => group !== "About them"),
  ];
}
