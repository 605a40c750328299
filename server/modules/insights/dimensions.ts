// What an audience is told apart by: attributes of customers, the domain of an address, the hour of sending. Each is an
// expression with one text for a message, which groups them and finds them again.
import { sql } from "kysely";
import type { Attribute, Catalogue } from "../../../contract/attributes.ts";
import type { Channel } from "../../../contract/messages.ts";
import type { Rule } from "../../../contract/rule.ts";
import { type BuiltInAttribute, isBuiltIn } from "../../../contract/rule-attributes.ts";
import { countryWords } from "../../../contract/words.ts";
import { type Sql, singleValue } from "../../lent.ts";
import { lentCustomers } from "../customers/index.ts";

export interface Dimension {
  name: string;
  /** Over `messages` and the lent customers; in small letters, null where there is none. */
  value: Sql;
  /** As a label stands alone: "city is Pune". */
  label(value: string): string;
  /** As it goes on after people: "whose city is Pune". */
  clause(value: string): string;
  /** Whom else it would hold for; nobody, where it is of the message alone. */
  rule?(value: string): Rule;
}

const places = ["city", "region", "country", "gender", "language", "source"] satisfies BuiltInAttribute[];
/** Most attributes of the workspace's own; those that most customers have. */
const ownAttributes = 12;

export function dimensionsOf(catalogue: Catalogue, channel: Channel, timezone: string): Dimension[] {
  const own = catalogue.attributes
    .filter(({ custom, type }) => custom && (type === "text" || type === "boolean"))
    .sort((a, b) => b.fill_rate - a.fill_rate)
    .slice(0, ownAttributes);
  const builtIn = places.flatMap((name) => catalogue.attributes.find((one) => one.name === name) ?? []);
  return [
    ...[...builtIn, ...own].map(ofAttribute),
    ...(channel === "email" ? [ofDomain] : []),
    ofHour(timezone),
  ];
}

function ofAttribute(attribute: Attribute): Dimension {
  const { name, label, type } = attribute;
  if (type === "boolean") return ofFlag(attribute);
  const column = isBuiltIn(name) ? lentCustomers.attribute(name) : lentCustomers.custom(keyOf(name), "text");
  const spelt = (value: string) =>
    (name === "country" ? countryWords(value) : undefined) ??
    attribute.common_values.find((known) => known.value.toLowerCase() === value)?.value ??
    value;
  return {
    name,
    value: sql`nullif(lower(${singleValue(column)}), '')`,
    label: (value) => `${label} is ${spelt(value)}`,
    clause: (value) => `whose ${label} is ${spelt(value)}`,
    rule: (value) => ({
      kind: "attribute",
      attribute: name,
      op: "is",
      value: isCountry(name) ? value.toUpperCase() : value,
    }),
  };
}

const isCountry = (name: string) => name === "country";
const keyOf = (name: string) => name.slice("custom.".length);

function ofFlag({ name, label }: Attribute): Dimension {
  const column = singleValue(lentCustomers.custom(keyOf(name), "boolean"));
  const word = (value: string) => (value === "true" ? "yes" : "no");
  return {
    name,
    value: sql`CASE WHEN ${column} THEN 'true' WHEN NOT ${column} THEN 'false' END`,
    label: (value) => `${label} is ${word(value)}`,
    clause: (value) => `whose ${label} is ${word(value)}`,
    rule: (value) => ({ kind: "attribute", attribute: name, op: value === "true" ? "is_true" : "is_false" }),
  };
}

const ofDomain: Dimension = {
  name: "domain",
  value: sql`nullif(lower(split_part(messages.address, '@', 2)), '')`,
  label: (value) => `addresses at ${value}`,
  clause: (value) => `with an address at ${value}`,
  rule: (value) => ({ kind: "attribute", attribute: "email", op: "ends_with", value: `@${value}` }),
};

function ofHour(timezone: string): Dimension {
  const span = (value: string) => `between ${clock(Number(value))} and ${clock((Number(value) + 1) % 24)}`;
  return {
    name: "hour",
    value: sql`CAST(CAST(extract(hour FROM messages.sent_at AT TIME ZONE ${timezone}) AS int) AS text)`,
    label: (value) => `sent ${span(value)}`,
    clause: (value) => `written to ${span(value)}`,
  };
}

const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
