// What rules sound like. Read them aloud: each must be English, and must mean the one rule it was made from.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryRule } from "../test/arbitrary-rules.ts";
import { catalogue, vocabulary } from "../test/rule-vocabulary.ts";
import type { Catalogue } from "./attributes.ts";
import { textOf } from "./phrase.ts";
import type { Rule } from "./rule.ts";
import { targets } from "./rule-columns.ts";
import { parseRule } from "./rule-faults.ts";
import { rulePhrase, ruleSentence } from "./rule-sentence.ts";

const say = (rule: unknown, words: Catalogue = catalogue) => ruleSentence(parseRule(rule, words), words).text;
const attribute = (name: string, op: string, value?: unknown) => ({
  kind: "attribute",
  attribute: name,
  op,
  value,
});
const measure = (name: string, of: string, op: string, value?: unknown, more = {}) => ({
  kind: "measure",
  measure: name,
  of,
  op,
  value,
  ...more,
});

test.each([
  [{ kind: "segment", id: "1" }, "Customers who are in the segment “Loyal”"],
  [{ kind: "not", rule: { kind: "segment", id: "1" } }, "Customers who are not in the segment “Loyal”"],
  [{ kind: "list", id: "1" }, "Customers who are on the list “Press”"],
  [
    { kind: "sample", percent: 12.5, seed: "spring" },
    "Customers who are in the random 12.5 % named “spring”",
  ],
  [
    { kind: "not", rule: { kind: "sample", percent: 10, seed: "spring" } },
    "Customers who are not in the random 10 % named “spring”",
  ],
  [
    { kind: "score", score: "rfm.segment", op: "in", value: ["champions", "at_risk"] },
    "Customers whose RFM group is “champions” or “at risk”",
  ],
  [
    { kind: "score", score: "clv.next_12_months", op: "gte", value: 5000 },
    "Customers whose expected 12-month spend is at least ₹5,000",
  ],
  [
    { kind: "score", score: "churn.probability", op: "is_missing" },
    "Customers whose churn probability is not known",
  ],
  [
    {
      kind: "did",
      what: "messages.converted",
      where: { kind: "row", column: "channel", op: "is", value: "email" },
    },
    "Customers who ordered after an e-mail",
  ],
])("%j", (rule, sentence) => {
  expect(say(rule)).toBe(sentence);
});

test("the example of the language", () => {
  const rule: Rule = {
    kind: "all",
    rules: [
      { kind: "attribute", attribute: "country", op: "is", value: "IN" },
      {
        kind: "measure",
        measure: "sum",
        of: "orders.total",
        window: { last: 6, unit: "months" },
        op: "gt",
        value: 5000,
      },
      { kind: "did_not", what: "orders", window: { last: 30, unit: "days" } },
      {
        kind: "any",
        rules: [
          { kind: "attribute", attribute: "custom.tier", op: "is", value: "gold" },
          {
            kind: "did",
            what: "messages.opened",
            where: { kind: "row", column: "channel", op: "is", value: "email" },
            window: { from: "2026-10-01" },
            times: { op: "gte", value: 2 },
          },
        ],
      },
    ],
  };
  const { text, parts } = ruleSentence(rule, catalogue);
  expect(text).toMatchInlineSnapshot(
    `"Customers who live in India, spent more than ₹5,000 in the last 6 months, did not place an order in the last 30 days, and (whose tier is “gold” or who opened an e-mail at least twice since 1 October 2026)"`,
  );
  expect(parts.filter((part) => part.kind === "value").map((part) => part.text)).toMatchInlineSnapshot(`
    [
      "India",
      "more than ₹5,000",
      "6 months",
      "30 days",
      "“gold”",
      "at least twice",
      "1 October 2026",
    ]
  `);
});

describe("attributes", () => {
  test.each([
    attribute("country", "is", "IN"),
    attribute("country", "not_in", ["IN", "NP", "Narnia"]),
    attribute("country", "is_missing"),
    attribute("city", "is", "Mumbai"),
    attribute("city", "not_contains", "pur"),
    attribute("email", "is_set"),
    attribute("email", "ends_with", "@example.com"),
    attribute("phone", "is_missing"),
    attribute("tags", "has_all", ["vip", "coffee"]),
    attribute("tags", "has_none", ["staff"]),
    attribute("consent.email", "is_true"),
    attribute("consent.whatsapp", "is_missing"),
    attribute("birthday", "anniversary_within_next", { n: 7, unit: "days" }),
    attribute("birthday", "before", "1990-01-01"),
    attribute("created_at", "within_last", { n: 1, unit: "months" }),
    attribute("created_at", "more_than_ago", { n: 1, unit: "years" }),
    attribute("updated_at", "on", "2026-11-20T08:00:30Z"),
    attribute("custom.tier", "in", ["gold", "silver"]),
    attribute("custom.points", "between", [1000, 200000]),
    attribute("custom.points", "neq", 5.5),
    attribute("custom.newsletter", "is_false"),
    attribute("custom.renewal", "within_next", { n: 2, unit: "weeks" }),
    attribute("custom.renewal", "anniversary_within_next", { n: 1, unit: "days" }),
    attribute("custom.interests", "has_any", ["tea", "coffee", "cake"]),
    attribute("custom.interests", "is_set"),
  ])("%j", (rule) => {
    expect(say(rule)).toMatchSnapshot();
  });
});

describe("what customers did", () => {
  const channel = { kind: "row", column: "channel", op: "is", value: "email" };
  const coffee = { kind: "row", column: "category", op: "is", value: "Coffee" };
  const cheap = { kind: "not", rule: { kind: "row", column: "price", op: "gte", value: 50.5 } };
  test.each([
    measure("count", "orders", "eq", 0),
    measure("count", "orders", "gt", 1, { window: { last: 1, unit: "days" } }),
    measure("count", "orders", "lt", 3, { window: { older_than: 90, unit: "days" } }),
    measure("count", "orders", "not_between", [2, 5], { window: { to: "2026-03-31" } }),
    measure("sum", "orders.total", "gt", 100000),
    measure("sum", "orders.total", "neq", 0.5),
    measure("sum", "orders.discount", "gte", 100),
    measure("avg", "orders.total", "between", [800, 1500]),
    measure("max", "orders.total", "lte", 10, { where: channel }),
    measure("avg", "orders.total", "is_missing", undefined, { window: { last: 2, unit: "weeks" } }),
    measure("distinct", "orders.total", "gte", 2),
    measure("last", "orders.ordered_at", "more_than_ago", { n: 45, unit: "days" }),
    measure("first", "orders.ordered_at", "on", "2026-10-02", {
      window: { from: "2026-01-01", to: "2026-12-31" },
    }),
    measure("last", "orders.ordered_at", "is_missing"),
    measure("count", "items", "gte", 2, { where: coffee }),
    measure("sum", "items.quantity", "gte", 1, { where: { kind: "all", rules: [coffee, cheap] } }),
    measure("sum", "items.total", "lt", 500),
    measure("distinct", "items.product_id", "gte", 3),
    measure("distinct", "items.category", "eq", 1),
    measure("count", "messages.opened", "lte", 1, { where: channel }),
    measure("last", "messages.clicked", "within_last", { n: 3, unit: "hours" }),
    measure("first", "messages.sent", "before", "2026-01-01T00:00:00Z"),
    { kind: "did", what: "orders" },
    { kind: "did", what: "orders", times: { op: "neq", value: 2 } },
    { kind: "did_not", what: "orders", window: { last: 30, unit: "days" } },
    {
      kind: "did",
      what: "items",
      where: coffee,
      window: { last: 90, unit: "days" },
      times: { op: "gte", value: 2 },
    },
    { kind: "did_not", what: "messages.opened", where: channel },
    { kind: "did", what: "messages.failed", times: { op: "between", value: [2, 5] } },
  ])("%j", (rule) => {
    expect(say(rule)).toMatchSnapshot();
  });
});

test("which messages are meant is never left out", () => {
  const only = { where: { kind: "row", column: "channel", op: "is", value: "email" } };
  const about = Object.entries(targets).filter(([, { rows }]) => rows.startsWith("messages."));
  const silent = about.flatMap(([of, { measures }]) =>
    measures.flatMap((name) => {
      const predicates =
        name === "first" || name === "last"
          ? [["on", "2026-10-02"], ["anniversary_within_next", { n: 3, unit: "days" }], ["is_missing"]]
          : [["gt", 3], ["is_set"]];
      return predicates
        .map(([op, value]) => say(measure(name, of, op as string, value, only)))
        .filter((sentence) => !/e-mail|“email”/.test(sentence));
    }),
  );
  expect(silent).toEqual([]);
});

describe("groups", () => {
  const gold = attribute("custom.tier", "is", "gold");
  const rich = measure("sum", "orders.total", "gt", 5000);
  const bought = { kind: "did", what: "orders" };
  test.each([
    { kind: "everyone" },
    { kind: "not", rule: { kind: "everyone" } },
    { kind: "all", rules: [gold] },
    { kind: "any", rules: [gold, rich] },
    { kind: "all", rules: [{ kind: "any", rules: [gold, rich] }, bought] },
    {
      kind: "any",
      rules: [
        { kind: "all", rules: [rich, bought, gold] },
        { kind: "not", rule: gold },
      ],
    },
    { kind: "not", rule: { kind: "any", rules: [rich, { kind: "all", rules: [bought, gold] }] } },
    { kind: "all", rules: [{ kind: "not", rule: measure("avg", "orders.total", "gt", 5) }, bought] },
  ])("%j", (rule) => {
    expect(say(rule)).toMatchSnapshot();
  });
});

test("campaigns and money are said in the workspace's words", () => {
  const words: Catalogue = {
    ...catalogue,
    currency: "USD",
    timezone: "America/New_York",
    columns: [
      {
        of: "messages",
        column: "campaign_id",
        common_values: [{ value: "7", label: "Diwali for regulars", count: 40 }],
      },
    ],
  };
  const where = { kind: "row", column: "campaign_id", op: "in", value: ["7", "8"] };
  expect(say({ kind: "did", what: "messages.clicked", where }, words)).toBe(
    "Customers who clicked a message (where campaign is “Diwali for regulars” or “8”)",
  );
  expect(say(measure("sum", "orders.total", "gt", 100000.5), words)).toBe(
    "Customers who spent more than $100,000.50",
  );
  expect(say(attribute("created_at", "before", "2026-11-20T08:00:00Z"), words)).toBe(
    "Customers who joined before 20 November 2026 at 03:00",
  );
});

test("any rule is one line without gaps, whose parts make up the text", () => {
  fc.assert(
    fc.property(arbitraryRule(vocabulary, 5), (rule) => {
      const { text, parts } = ruleSentence(rule, catalogue);
      expect(textOf(parts)).toBe(text);
      expect(text).toMatch(/^(Customers|All customers)/);
      expect(text).not.toMatch(/ {2}|undefined|null|NaN|\[object|\( | \)/);
      expect(rulePhrase(rule, catalogue).text).not.toBe("");
    }),
    { numRuns: 500 },
  );
});
