// The rules that previews are measured with, from simple to hard, each with the columns that it cannot do without: a bare scan of
// those is the floor. The last are drawn at random from the conditions of the others, always the same ones.
import fc from "fast-check";

type Rule = Record<string, unknown>;

export interface MeasuredRule {
  rule: Rule;
  /** One pass over the columns that the rule reads. */
  floor: string;
}

const attribute = (name: string, op: string, value?: unknown): Rule => ({
  kind: "attribute",
  attribute: name,
  op,
  ...(value === undefined ? {} : { value }),
});
const days = (last: number) => ({ last, unit: "days" });
const spent = (value: number, last?: number): Rule => ({
  kind: "measure",
  measure: "sum",
  of: "orders.total",
  op: "gt",
  value,
  ...(last ? { window: days(last) } : {}),
});
const orders = (op: string, value: number, last?: number): Rule => ({
  kind: "measure",
  measure: "count",
  of: "orders",
  op,
  value,
  ...(last ? { window: days(last) } : {}),
});
const bought = (column: string, op: string, value: unknown, last?: number, times?: number): Rule => ({
  kind: "did",
  what: "items",
  where: { kind: "row", column, op, value },
  ...(last ? { window: days(last) } : {}),
  ...(times ? { times: { op: "gte", value: times } } : {}),
});
const quiet = (last: number): Rule => ({ kind: "did_not", what: "orders", window: days(last) });
const all = (...rules: Rule[]): Rule => ({ kind: "all", rules });
const any = (...rules: Rule[]): Rule => ({ kind: "any", rules });
const not = (rule: Rule): Rule => ({ kind: "not", rule });

const people = (column: string) => `SELECT count(${column}), count(created_at) FROM customers_asked`;
const ordersScan = "SELECT sum(net), count(customer_id), max(ordered_at) FROM orders WHERE counts";
const itemsScan = "SELECT sum(sold_as), sum(customer_id), max(ordered_at) FROM order_items WHERE counts";
const gold = attribute("custom.tier", "is", "gold");
const india = attribute("country", "is", "IN");

const chosenRules: Record<string, MeasuredRule> = {
  everyone: { rule: { kind: "everyone" }, floor: people("id") },
  "in India": { rule: india, floor: people("country") },
  "tagged vip": { rule: attribute("tags", "has_any", ["vip"]), floor: people("tags") },
  gold: { rule: gold, floor: people("custom") },
  "over 3 orders ever": { rule: orders("gt", 3), floor: ordersScan },
  "spent over 5,000 in 180 days": { rule: spent(5_000, 180), floor: ordersScan },
  "no order for 30 days": { rule: quiet(30), floor: ordersScan },
  "average order over 500": {
    rule: { kind: "measure", measure: "avg", of: "orders.total", op: "gt", value: 500 },
    floor: ordersScan,
  },
  "last ordered over 90 days ago": {
    rule: {
      kind: "measure",
      measure: "last",
      of: "orders.ordered_at",
      op: "more_than_ago",
      value: { n: 90, unit: "days" },
    },
    floor: ordersScan,
  },
  "bought coffee twice in 90 days": {
    rule: bought("category", "is", "Coffee", 90, 2),
    floor: itemsScan,
  },
  "ever bought tea": { rule: bought("category", "is", "Tea"), floor: itemsScan },
  "three categories": {
    rule: { kind: "measure", measure: "distinct", of: "items.category", op: "gte", value: 3 },
    floor: itemsScan,
  },
  "three windows": {
    rule: all(spent(2_000, 30), spent(1_000, 90), orders("gte", 5, 365)),
    floor: ordersScan,
  },
  "bought by web, not gold": {
    rule: all(
      { kind: "did", what: "orders", where: { kind: "row", column: "channel", op: "is", value: "web" } },
      not(gold),
    ),
    floor: ordersScan,
  },
  "a product by name in 180 days": {
    rule: bought("name", "contains", "product 7", 180),
    floor: itemsScan,
  },
  "spent over 1,000 on gifts this year": {
    rule: {
      kind: "measure",
      measure: "sum",
      of: "items.total",
      where: { kind: "row", column: "category", op: "is", value: "Gifts" },
      window: days(365),
      op: "gt",
      value: 1_000,
    },
    floor: itemsScan,
  },
  "less this quarter than the one before": {
    rule: all(
      orders("gte", 2, 180),
      { kind: "measure", measure: "count", of: "orders", window: days(90), op: "lt", value: 1 },
      attribute("consent.email", "is_true"),
    ),
    floor: ordersScan,
  },
  "birthday soon, bought before": {
    rule: all(attribute("birthday", "anniversary_within_next", { n: 14, unit: "days" }), orders("gte", 1)),
    floor: people("birthday"),
  },
  "a tenth of the silver without coupon": {
    rule: all(
      attribute("custom.tier", "is", "silver"),
      { kind: "sample", percent: 10, seed: "spring" },
      not({ kind: "did", what: "orders", where: { kind: "row", column: "coupon", op: "is_set" } }),
    ),
    floor: ordersScan,
  },
  "the main job": {
    rule: all(india, spent(5_000, 180), quiet(30), any(gold, attribute("consent.email", "is_true"))),
    floor: ordersScan,
  },
  "nested, orders and items": {
    rule: any(
      all(india, orders("gte", 5, 180), bought("category", "in", ["Coffee", "Tea"], 180)),
      all(not(india), spent(3_000, 365), not(bought("category", "is", "Gifts"))),
    ),
    floor: itemsScan,
  },
};

const conditions = Object.values(chosenRules)
  .map(({ rule }) => rule)
  .filter(({ kind }) => kind !== "everyone" && kind !== "all" && kind !== "any");

/** Three or four conditions, one or none of them negated, one beside a group of the others. */
const arbitraryMix = fc
  .record({
    parts: fc.shuffledSubarray(conditions, { minLength: 3, maxLength: 4 }),
    negated: fc.nat(4),
    outer: fc.constantFrom(all, any),
  })
  .map(({ parts, negated, outer }) => {
    const [first, ...rest] = parts.map((rule, i) => (i === negated ? not(rule) : rule));
    const inner = outer === all ? any : all;
    return outer(first!, inner(...rest));
  });

const randomRules = fc.sample(arbitraryMix, { seed: 2026, numRuns: 4 }).map((rule, i) => {
  const measured: MeasuredRule = { rule, floor: itemsScan };
  return [`random, the ${["first", "second", "third", "fourth"][i]}`, measured] as const;
});

export const previewRules: Record<string, MeasuredRule> = {
  ...chosenRules,
  ...Object.fromEntries(randomRules),
};
