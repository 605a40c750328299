// Why somebody is in: what is known of them about the things that the rule asks, as "Mumbai · 12 orders · ₹8,400 spent".
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { Customer } from "../../../../contract/customers.ts";
import { foldRule, type Rule, type RuleTable } from "../../../../contract/rule.ts";
import { findAttribute } from "../../../../contract/rule-attributes.ts";
import { countryWords, moneyWords } from "../../../../contract/words.ts";
import { formatCount } from "../../../format.ts";
import { formatDay } from "../../../format-time.ts";

interface Context {
  currency: string;
  timezone: string;
  catalogue: Catalogue;
}
type Fact = (customer: Customer, context: Context) => string | undefined;

/** More than this is not read. */
const most = 3;

export function whyIn(customer: Customer, rule: Rule, context: Context): string {
  const asked = [...factsAsked(rule), spent, orders, lastOrder, place];
  const said = asked.map((fact) => fact(customer, context)).filter((words) => words !== undefined);
  return [...new Set(said)].slice(0, most).join(" · ");
}

/** A fact for everything the rule asks about, in its order. */
function factsAsked(rule: Rule): Fact[] {
  const joined = (_rule: unknown, parts: Fact[][]) => parts.flat();
  const table: RuleTable<Fact[]> = {
    all: joined,
    any: joined,
    not: joined,
    everyone: () => [],
    attribute: ({ attribute }) => [attributeFact(attribute)],
    measure: ({ measure, of }) => [measureFact(measure, of)],
    did: ({ what }) => [what.startsWith("messages") ? nothing : orders],
    did_not: ({ what }) => [what.startsWith("messages") ? nothing : lastOrder],
    segment: () => [],
    list: () => [],
    score: () => [],
    sample: () => [],
  };
  return foldRule(rule, table);
}

const nothing: Fact = () => undefined;
const orders: Fact = ({ orders: { count } }, { currency }) =>
  count === 0 ? "no orders" : `${formatCount(count, currency)} ${count === 1 ? "order" : "orders"}`;
const spent: Fact = ({ orders: { total, currency, count } }) =>
  count === 0 ? undefined : `${moneyWords(total, currency)} spent`;
const firstOrder: Fact = ({ orders: { first_at } }, { timezone }) =>
  first_at === null ? undefined : `first ordered ${formatDay(first_at, timezone)}`;
const lastOrder: Fact = ({ orders: { last_at } }, { timezone }) =>
  last_at === null ? undefined : `last ordered ${formatDay(last_at, timezone)}`;
const place: Fact = ({ city, country }) => city ?? (country ? countryWords(country) : undefined);

function measureFact(measure: string, of: string): Fact {
  if (of.startsWith("messages")) return nothing;
  if (measure === "first") return firstOrder;
  if (measure === "last") return lastOrder;
  return of === "orders.total" || of === "items.total" ? spent : orders;
}

/** Attributes that read well as they are; others are said with their name. */
const plain = new Set(["city", "region", "email", "phone", "first_name", "last_name", "external_id"]);

function attributeFact(attribute: string): Fact {
  return (customer, context) => {
    const value = known(customer, attribute);
    if (value === null || value === undefined || value === "") return undefined;
    if (attribute === "country") return countryWords(String(value)) ?? String(value);
    if (attribute === "tags") return (value as string[]).join(", ") || undefined;
    if (attribute === "created_at") return `joined ${formatDay(String(value), context.timezone)}`;
    const label = findAttribute(attribute, context.catalogue)?.label ?? attribute;
    return plain.has(attribute) ? String(value) : `${label} ${words(value)}`;
  };
}

function known(customer: Customer, attribute: string): unknown {
  const [group, key] = attribute.split(".");
  if (group === "custom") return customer.custom[key!];
  if (group === "consent") return customer.consent[key as keyof Customer["consent"]];
  return customer[attribute as keyof Customer];
}

function words(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(", ") : String(value);
}
