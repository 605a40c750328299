// The filters above the list of customers; places and tags are offered by how common they are.
import { attributeEndpoints } from "../../../contract/attributes.ts";
import { useApi } from "../../api-query.ts";
import type { FilterChoice } from "../../ui/filter-bar.tsx";
import { countryName } from "../../ui/regions.ts";

const fixed: FilterChoice[] = [
  {
    key: "ordered",
    label: "Orders",
    options: [
      { value: "true", label: "Has ordered" },
      { value: "false", label: "Never ordered" },
    ],
  },
  {
    key: "consent",
    label: "Consent",
    options: [
      { value: "email", label: "Agreed to e-mail" },
      { value: "sms", label: "Agreed to SMS" },
      { value: "whatsapp", label: "Agreed to WhatsApp" },
      { value: "push", label: "Agreed to push" },
    ],
  },
];

export function useCustomerFilters(): FilterChoice[] {
  const { data } = useApi(attributeEndpoints.catalogue, {}, { staleTime: 5 * 60_000 });
  const common = (name: string) =>
    data?.attributes.find((attribute) => attribute.name === name)?.common_values.map(({ value }) => value) ??
    [];
  const countries = common("country").map((value) => ({ value, label: countryName(value) }));
  const tags = common("tags").map((value) => ({ value, label: value }));
  return [
    ...fixed,
    { key: "country", label: "Country", options: countries },
    { key: "tag", label: "Tag", options: tags },
  ];
}
