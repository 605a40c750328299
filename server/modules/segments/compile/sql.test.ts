// The SQL of every kind of rule, to be read. No value of a rule stands in the text; each is a parameter.
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from "kysely";
import { describe, expect, test } from "vitest";
import type { Rule } from "../../../../contract/rule.ts";
import { parseRule } from "../../../../contract/rule-faults.ts";
import { everyLeaf } from "../../../../test/arbitrary-rules.ts";
import { vocabulary } from "../../../../test/rule-vocabulary.ts";
import { compileRules, type Setting } from "./index.ts";
import { settingFor } from "./shop.fixture.ts";

const db = new Kysely({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (some) => new PostgresIntrospector(some),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const moment = { now: "2026-11-20T08:00:00Z", timezone: "Asia/Kolkata" };

function written(input: unknown, currency = "INR", held: Setting["held"] = new Map()) {
  const rule = parseRule(input, vocabulary.catalogue);
  const { source, conditions } = compileRules([rule], { ...settingFor({ ...moment, currency }), held });
  const shown = (part: typeof source) => {
    const compiled = part.compile(db);
    return compiled.parameters.reduce<string>(
      (text, value, i) => text.replace(new RegExp(`\\$${i + 1}(?!\\d)`), `‹${value}›`),
      compiled.sql,
    );
  };
  const joins = shown(source).replace(/^customers_asked AS c ?/, "");
  return [...(joins ? [joins] : []), shown(conditions[0]!)]
    .join("\nWHERE ")
    .replaceAll(/ (?=(LEFT JOIN|FROM|WHERE|GROUP BY) )/g, "\n");
}

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

describe("groups", () => {
  test("all, any, not, everyone", () => {
    const rule = {
      kind: "all",
      rules: [
        { kind: "any", rules: [attribute("city", "is", "Pune"), { kind: "everyone" }] },
        { kind: "not", rule: attribute("consent.email", "is_true") },
      ],
    };
    expect(written(rule)).toMatchInlineSnapshot(
      `"((coalesce(lower("c"."city") = lower(CAST(‹Pune› AS text)), FALSE) OR TRUE) AND NOT (coalesce("c"."consent_email", FALSE)))"`,
    );
  });
});

describe("attributes", () => {
  test.each([
    attribute("city", "is", "Pune"),
    attribute("city", "not_in", ["Pune", "O'Fallon"]),
    attribute("city", "contains", "50%_\\"),
    attribute("city", "starts_with", "P"),
    attribute("city", "ends_with", "e"),
    attribute("city", "is_missing"),
    attribute("consent.email", "is_false"),
    attribute("birthday", "on", "1990-04-12"),
    attribute("birthday", "within_last", { n: 30, unit: "years" }),
    attribute("birthday", "anniversary_within_next", { n: 60, unit: "days" }),
    attribute("created_at", "between", ["2026-01-01", "2026-03-31"]),
    attribute("created_at", "more_than_ago", { n: 1, unit: "months" }),
    attribute("tags", "has_all", ["vip", "coffee"]),
    attribute("tags", "has_none", ["staff"]),
    attribute("custom.tier", "is", "gold"),
    attribute("custom.points", "gte", 0.1),
    attribute("custom.newsletter", "is_true"),
    attribute("custom.renewal", "before", "2026-12-01"),
    attribute("custom.interests", "has_any", ["tea"]),
  ])("%j", (rule) => {
    expect(written(rule)).toMatchSnapshot();
  });
});

describe("where customers belong, and what was worked out of them", () => {
  test.each([
    { kind: "segment", id: "2" },
    { kind: "list", id: "2" },
    { kind: "score", score: "rfm.segment", op: "in", value: ["champions", "loyal"] },
    { kind: "score", score: "rfm.recency", op: "gte", value: 4 },
    { kind: "score", score: "churn.probability", op: "gt", value: 0.6 },
    { kind: "score", score: "clv.next_12_months", op: "gte", value: 5000 },
    { kind: "score", score: "engagement.score", op: "is_missing" },
    { kind: "sample", percent: 12.5, seed: "it's spring" },
    { kind: "sample", percent: 100, seed: "spring" },
    { kind: "did", what: "messages.converted", times: { op: "gte", value: 2 } },
    {
      kind: "measure",
      measure: "last",
      of: "messages.converted",
      op: "within_last",
      value: { n: 30, unit: "days" },
    },
  ])("%j", (rule) => {
    expect(written(rule)).toMatchSnapshot();
  });
});

describe("what customers did", () => {
  const coffee = { kind: "row", column: "category", op: "is", value: "Coffee" };
  const cancelled = { kind: "row", column: "status", op: "is", value: "cancelled" };

  test("one measure, narrowed before it is grouped", () => {
    expect(
      written(measure("sum", "orders.total", "gt", 5000, { window: { last: 6, unit: "months" } })),
    ).toMatchInlineSnapshot(`
      "LEFT JOIN (SELECT *
      FROM (SELECT "o"."customer_id" AS customer_id, sum("o"."net") AS "v1"
      FROM orders AS o
      WHERE "o"."workspace_id" = CAST(‹1› AS bigint) AND ("o"."ordered_at" > CAST(‹2026-05-20T08:00:00Z› AS timestamptz) AND "o"."ordered_at" <= CAST(‹2026-11-20T08:00:00Z› AS timestamptz)) AND "o"."counts"
      GROUP BY "o"."customer_id") AS "orders_did"
      WHERE CASE WHEN coalesce(coalesce(CAST(NULL AS bigint), 0) > CAST(‹500000› AS bigint), FALSE) THEN NOT (coalesce(coalesce("orders_did"."v1", 0) > CAST(‹500000› AS bigint), FALSE)) ELSE coalesce(coalesce("orders_did"."v1", 0) > CAST(‹500000› AS bigint), FALSE) END) AS "orders_did" ON "orders_did".customer_id = "c"."id"
      WHERE coalesce(coalesce("orders_did"."v1", 0) > CAST(‹500000› AS bigint), FALSE)"
    `);
  });

  test("several measures of one table read it once", () => {
    const rule = {
      kind: "all",
      rules: [
        measure("sum", "orders.total", "gt", 5000, { window: { last: 6, unit: "months" } }),
        { kind: "did_not", what: "orders", window: { last: 30, unit: "days" } },
        measure("count", "orders", "lt", 9, { window: { last: 30, unit: "days" } }),
      ],
    };
    expect(written(rule)).toMatchInlineSnapshot(`
      "LEFT JOIN (SELECT *
      FROM (SELECT "o"."customer_id" AS customer_id, sum("o"."net") AS "v1", count(*) FILTER (WHERE "o"."ordered_at" > CAST(‹2026-10-21T08:00:00Z› AS timestamptz)) AS "v2"
      FROM orders AS o
      WHERE "o"."workspace_id" = CAST(‹1› AS bigint) AND ("o"."ordered_at" > CAST(‹2026-05-20T08:00:00Z› AS timestamptz) AND "o"."ordered_at" <= CAST(‹2026-11-20T08:00:00Z› AS timestamptz)) AND "o"."counts"
      GROUP BY "o"."customer_id") AS "orders_did"
      WHERE (CASE WHEN coalesce(coalesce(CAST(NULL AS bigint), 0) > CAST(‹500000› AS bigint), FALSE) THEN NOT (coalesce(coalesce("orders_did"."v1", 0) > CAST(‹500000› AS bigint), FALSE)) ELSE coalesce(coalesce("orders_did"."v1", 0) > CAST(‹500000› AS bigint), FALSE) END OR CASE WHEN (coalesce(CAST(NULL AS bigint), 0) < CAST(‹9› AS bigint)) THEN NOT ((coalesce("orders_did"."v2", 0) < CAST(‹9› AS bigint))) ELSE (coalesce("orders_did"."v2", 0) < CAST(‹9› AS bigint)) END)) AS "orders_did" ON "orders_did".customer_id = "c"."id"
      LEFT JOIN (SELECT "o"."customer_id" AS customer_id, max("o"."ordered_at") AS "v1"
      FROM orders AS o
      WHERE "o"."workspace_id" = CAST(‹1› AS bigint) AND "o"."customer_id" IN (SELECT "c"."id"
      FROM customers_asked AS c
      WHERE "c"."workspace_id" = CAST(‹1› AS bigint) AND "c"."last_order_at" > CAST(‹2026-11-20T08:00:00Z› AS timestamptz)) AND "o"."ordered_at" <= CAST(‹2026-11-20T08:00:00Z› AS timestamptz) AND "o"."counts"
      GROUP BY "o"."customer_id") AS "orders_of_late_did" ON "orders_of_late_did".customer_id = "c"."id"
      WHERE (coalesce(coalesce("orders_did"."v1", 0) > CAST(‹500000› AS bigint), FALSE) AND NOT coalesce((CASE WHEN "c"."last_order_at" > CAST(‹2026-11-20T08:00:00Z› AS timestamptz) THEN "orders_of_late_did"."v1" ELSE "c"."last_order_at" END > CAST(‹2026-10-21T08:00:00Z› AS timestamptz) AND CASE WHEN "c"."last_order_at" > CAST(‹2026-11-20T08:00:00Z› AS timestamptz) THEN "orders_of_late_did"."v1" ELSE "c"."last_order_at" END <= CAST(‹2026-11-20T08:00:00Z› AS timestamptz)), FALSE) AND (coalesce("orders_did"."v2", 0) < CAST(‹9› AS bigint)))"
    `);
  });

  test("messages by what became of them", () => {
    const channel = { kind: "row", column: "channel", op: "is", value: "email" };
    const rule = {
      kind: "any",
      rules: [
        {
          kind: "did",
          what: "messages.opened",
          where: channel,
          window: { from: "2026-10-01" },
          times: { op: "gte", value: 2 },
        },
        measure("last", "messages.clicked", "within_last", { n: 3, unit: "hours" }),
      ],
    };
    expect(written(rule)).toMatchInlineSnapshot(`
      "LEFT JOIN (SELECT *
      FROM (SELECT "m"."customer_id" AS customer_id, count(*) FILTER (WHERE (("m"."opened_at" >= CAST(‹2026-09-30T18:30:00Z› AS timestamptz) AND "m"."opened_at" <= CAST(‹2026-11-20T08:00:00Z› AS timestamptz)) AND coalesce(lower("m"."channel") = lower(CAST(‹email› AS text)), FALSE))) AS "v1", max("m"."clicked_at") FILTER (WHERE "m"."clicked_at" <= CAST(‹2026-11-20T08:00:00Z› AS timestamptz)) AS "v2"
      FROM messages AS m
      WHERE "m"."workspace_id" = CAST(‹1› AS bigint) AND ((("m"."opened_at" >= CAST(‹2026-09-30T18:30:00Z› AS timestamptz) AND "m"."opened_at" <= CAST(‹2026-11-20T08:00:00Z› AS timestamptz)) AND coalesce(lower("m"."channel") = lower(CAST(‹email› AS text)), FALSE)) OR "m"."clicked_at" <= CAST(‹2026-11-20T08:00:00Z› AS timestamptz))
      GROUP BY "m"."customer_id") AS "messages_did"
      WHERE (CASE WHEN (coalesce(CAST(NULL AS bigint), 0) >= CAST(‹2› AS bigint)) THEN NOT ((coalesce("messages_did"."v1", 0) >= CAST(‹2› AS bigint))) ELSE (coalesce("messages_did"."v1", 0) >= CAST(‹2› AS bigint)) END OR CASE WHEN coalesce((CAST(NULL AS timestamptz) > CAST(‹2026-11-20T05:00:00Z› AS timestamptz) AND CAST(NULL AS timestamptz) <= CAST(‹2026-11-20T08:00:00Z› AS timestamptz)), FALSE) THEN NOT (coalesce(("messages_did"."v2" > CAST(‹2026-11-20T05:00:00Z› AS timestamptz) AND "messages_did"."v2" <= CAST(‹2026-11-20T08:00:00Z› AS timestamptz)), FALSE)) ELSE coalesce(("messages_did"."v2" > CAST(‹2026-11-20T05:00:00Z› AS timestamptz) AND "messages_did"."v2" <= CAST(‹2026-11-20T08:00:00Z› AS timestamptz)), FALSE) END)) AS "messages_did" ON "messages_did".customer_id = "c"."id"
      WHERE ((coalesce("messages_did"."v1", 0) >= CAST(‹2› AS bigint)) OR coalesce(("messages_did"."v2" > CAST(‹2026-11-20T05:00:00Z› AS timestamptz) AND "messages_did"."v2" <= CAST(‹2026-11-20T08:00:00Z› AS timestamptz)), FALSE))"
    `);
  });

  test.each([
    measure("avg", "orders.total", "between", [800, 1500.505]),
    measure("avg", "items.quantity", "gt", 2),
    measure("min", "orders.discount", "eq", 10),
    measure("max", "items.total", "lte", 99.999999999),
    measure("distinct", "items.category", "gte", 2),
    measure("distinct", "orders.ordered_at", "gte", 2),
    measure("first", "orders.ordered_at", "before", "2026-01-01"),
    measure("last", "orders.ordered_at", "is_missing"),
    { kind: "did", what: "orders", where: cancelled },
    { kind: "did", what: "items", where: { kind: "all", rules: [coffee, { kind: "not", rule: cancelled }] } },
    { kind: "did", what: "orders", window: { older_than: 1, unit: "years" }, times: { op: "neq", value: 2 } },
  ])("%j", (rule) => {
    expect(written(rule)).toMatchSnapshot();
  });
});

describe("few categories are asked of orders", () => {
  const coffee = { kind: "row", column: "category", op: "in", value: ["Coffee", "Tea"] };
  const gifts = { kind: "row", column: "category", op: "is", value: "Gifts" };
  const ofCoffee = { where: coffee, window: { last: 30, unit: "days" } };
  const bits = { coffee: "6", gifts: "8", all: "14" };
  const someCoffee = JSON.stringify([false, coffee]);
  const someGifts = JSON.stringify([false, gifts]);
  const everyOne = JSON.stringify([true, undefined]);
  test.each<[unknown, Record<string, string>]>([
    [{ kind: "did", what: "items", ...ofCoffee }, { [someCoffee]: bits.coffee }],
    [{ kind: "did_not", what: "items", ...ofCoffee }, { [someCoffee]: bits.coffee }],
    [measure("distinct", "items.category", "gte", 2), { [everyOne]: bits.all }],
    [
      measure("distinct", "items.category", "gte", 2, ofCoffee),
      { [JSON.stringify([true, coffee])]: bits.coffee },
    ],
    [
      {
        kind: "all",
        rules: [
          { kind: "did", what: "items", ...ofCoffee },
          { kind: "did_not", what: "items", where: gifts },
        ],
      },
      { [someCoffee]: bits.coffee, [someGifts]: bits.gifts },
    ],
    [
      {
        kind: "any",
        rules: [
          { kind: "did", what: "items", where: gifts },
          measure("distinct", "items.category", "gte", 2),
        ],
      },
      { [someGifts]: bits.gifts, [everyOne]: bits.all },
    ],
  ])("%j", (rule, found) => {
    const held = { since: sql`0`, bits: new Map(Object.entries(found)) };
    expect(written(rule, "INR", new Map([["items.category", held]]))).toMatchSnapshot();
  });
});

describe("money is compared in minor units", () => {
  const spent = (op: string, value: number | number[]) => measure("sum", "orders.total", op, value);
  const condition = (rule: unknown, currency: string) => written(rule, currency).split("WHERE ").at(-1);
  test.each([
    ["INR", spent("gt", 5000)],
    ["INR", spent("gt", 0.005)],
    ["INR", spent("lt", 0.005)],
    ["INR", spent("gte", 0.005)],
    ["INR", spent("eq", 0.005)],
    ["INR", spent("neq", 0.005)],
    ["INR", spent("between", [0.005, 0.015])],
    ["JPY", spent("gt", 99.5)],
    ["KWD", spent("lte", 1.2345)],
    ["INR", spent("gt", Number.MAX_SAFE_INTEGER)],
  ])("%s %j", (currency, rule) => {
    expect(condition(rule, currency)).toMatchSnapshot();
  });
});

test("no text of a rule is ever part of the SQL", () => {
  const marked = vocabulary.texts.map((text, i) => `marked${i}${text}`);
  const leaves: Rule[] = everyLeaf({ ...vocabulary, texts: marked });
  expect(leaves.length).toBeGreaterThan(3_000);
  const { source, conditions } = compileRules(leaves, settingFor(moment));
  for (const part of [source, ...conditions]) expect(part.compile(db).sql).not.toContain("marked");
});
