// Values to choose from for a text: what the workspace's customers, orders and messages commonly have, in the words people
// use for them.
import type { Catalogue } from "../../../../contract/attributes.ts";
import { channels } from "../../../../contract/messages.ts";
import { orderStatuses } from "../../../../contract/orders.ts";
import { isStatic, type RowSource } from "../../../../contract/rule-columns.ts";
import { type EventSource, eventNamed } from "../../../../contract/rule-events.ts";
import { findScore, type ScoreName } from "../../../../contract/rule-scores.ts";
import { countryWords } from "../../../../contract/words.ts";
import { countryOptions } from "../../../ui/regions.ts";

export interface Suggestion {
  value: string;
  label: string;
  count?: number;
}

export type Source = { attribute: string } | { score: ScoreName } | { rows: RowSource; column: string };

const channelNames: Record<string, string> = {
  email: "E-mail",
  sms: "SMS",
  whatsapp: "WhatsApp",
  push: "Push message",
  in_app: "In-app message",
};

const fixed: Record<string, Suggestion[]> = {
  "orders status": orderStatuses.map((value) => ({ value, label: value.replaceAll("_", " ") })),
  "messages channel": channels.map((value) => ({ value, label: channelNames[value] ?? value })),
};

export function suggestionsFor(source: Source, catalogue: Catalogue): Suggestion[] {
  if ("attribute" in source) return attributeSuggestions(source.attribute, catalogue);
  if ("score" in source) return scoreSuggestions(source.score);
  if (!isStatic(source.rows)) return propertySuggestions(source.rows, source.column, catalogue);
  const of = source.rows.split(".")[0]!;
  const known = catalogue.columns.find((c) => c.of === of && c.column === source.column)?.common_values ?? [];
  const common = known.map(({ value, label, count }) => ({ value, label: label ?? value, count }));
  const usual = fixed[`${of === "items" ? "orders" : of} ${source.column}`] ?? [];
  const named = common.map((one) => ({
    ...one,
    label: usual.find((u) => u.value === one.value)?.label ?? one.label,
  }));
  return [...named, ...usual.filter(({ value }) => !common.some((one) => one.value === value))];
}

function scoreSuggestions(score: ScoreName): Suggestion[] {
  const texts = findScore(score)?.texts ?? {};
  return Object.entries(texts).map(([value, label]) => ({ value, label }));
}

function propertySuggestions(rows: EventSource, column: string, catalogue: Catalogue): Suggestion[] {
  const event = catalogue.events.find(({ name }) => name === eventNamed(rows));
  const known = event?.properties.find(({ name }) => name === column)?.common_values ?? [];
  return known.map(({ value, count }) => ({ value, label: value, count }));
}

function attributeSuggestions(attribute: string, catalogue: Catalogue): Suggestion[] {
  const known = catalogue.attributes.find(({ name }) => name === attribute)?.common_values ?? [];
  const common = known.map(({ value, count }) => ({ value, count, label: shownAs(attribute, value) }));
  if (attribute !== "country") return common;
  // Every country has a name one may type, whether or not anybody is known to live there yet.
  const others = countryOptions.filter(({ value }) => !common.some((one) => one.value === value));
  return [...common, ...others];
}

function shownAs(attribute: string, value: string): string {
  return attribute === "country" ? (countryWords(value) ?? value) : value;
}

/** How a chosen text is shown: by its label, which also a country that no customer has yet has. */
export function showValue(source: Source, catalogue: Catalogue): (value: string) => string {
  const labels = new Map(suggestionsFor(source, catalogue).map(({ value, label }) => [value, label]));
  const attribute = "attribute" in source ? source.attribute : "";
  return (value) => labels.get(value) ?? shownAs(attribute, value);
}
