// Who a customer is: what the shop sent of them, its own attributes included.
import { Text } from "@mantine/core";
import type { Customer } from "../../../contract/customers.ts";
import { formatCalendarDay } from "../../format-time.ts";
import { Chips } from "../../ui/chips.tsx";
import { type Fact, Facts } from "../../ui/facts.tsx";
import { countryName, languageName } from "../../ui/regions.ts";

type Custom = Customer["custom"][string];

export function CustomerFacts({ customer }: { customer: Customer }) {
  const facts = [...knownFacts(customer), ...customFacts(customer)].filter(({ value }) => value);
  if (facts.length === 0) return <Text c="dimmed">Nothing more is known.</Text>;
  return <Facts facts={facts} />;
}

function knownFacts(customer: Customer): Fact[] {
  const { city, region, postal_code, country, language, birthday } = customer;
  const place = [city, region, postal_code, country && countryName(country)].filter(Boolean).join(", ");
  return [
    { name: "Lives in", value: place },
    { name: "Language", value: language && languageName(language) },
    { name: "Time zone", value: customer.timezone },
    { name: "Birthday", value: birthday && formatCalendarDay(birthday) },
    { name: "Gender", value: customer.gender },
    { name: "Id in your shop", value: customer.external_id },
    { name: "Tags", value: customer.tags.length > 0 && <Chips label="Tags">{customer.tags}</Chips> },
  ];
}

function customFacts(customer: Customer): Fact[] {
  return Object.entries(customer.custom).map(([key, value]) => ({
    name: labelOf(key),
    value: textOf(value),
  }));
}

/** `loyalty_tier` becomes "Loyalty tier". */
function labelOf(key: string): string {
  const words = key.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function textOf(value: Custom): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}
