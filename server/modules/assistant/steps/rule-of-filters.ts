// The filters above a list of customers as a rule, where a rule can say the same. A search by a few letters cannot be one.
import type { Catalogue } from "../../../../contract/attributes.ts";
import { type ListFilter, readFilters } from "../../../../contract/filters.ts";
import type { MatchingSent } from "../../../../contract/lists.ts";
import type { Rule } from "../../../../contract/rule.ts";
import { findRuleFaults } from "../../../../contract/rule-faults.ts";

export function ruleOfFilters(shown: MatchingSent, catalogue: Catalogue): Rule | undefined {
  if (shown.of !== "customers" || shown.search) return undefined;
  const { country, city, tag, ordered, consent, filters } = shown;
  const attribute = (name: string, op: string, value?: unknown) =>
    ({ kind: "attribute", attribute: name, op, ...(value !== undefined && { value }) }) as Rule;
  const rules: (Rule | undefined)[] = [
    ...(country ? [attribute("country", "is", country.toUpperCase())] : []),
    ...(city ? [attribute("city", "is", city)] : []),
    ...(tag ? [attribute("tags", "has_any", [tag])] : []),
    ...(ordered ? [{ kind: ordered === "true" ? "did" : "did_not", what: "orders" } as Rule] : []),
    ...(consent ? [attribute(`consent.${consent}`, "is_true")] : []),
    ...readFilters(filters).map(ofFilter),
  ];
  if (rules.some((rule) => rule === undefined)) return undefined;
  const some = rules as Rule[];
  const rule: Rule =
    some.length === 0 ? { kind: "everyone" } : some.length === 1 ? some[0]! : { kind: "all", rules: some };
  return findRuleFaults(rule, catalogue).length === 0 ? rule : undefined;
}

/** Those that a rule says in the same words; of ranges and parts of texts it says less or more. */
function ofFilter(filter: ListFilter): Rule | undefined {
  const { attribute, op } = filter;
  if (attribute.startsWith("orders.") || op === "between" || op === "contains") return undefined;
  if (attribute === "tags" && "value" in filter)
    return { kind: "attribute", attribute, op: "has_any", value: [filter.value] } as Rule;
  return { kind: "attribute", attribute, op, ...("value" in filter && { value: filter.value }) } as Rule;
}
