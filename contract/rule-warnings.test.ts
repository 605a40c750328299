// Warnings are certain, or not given. That they are right for real customers is tried beside the SQL.
import { expect, test } from "vitest";
import { catalogue } from "../test/rule-vocabulary.ts";
import { parseRule } from "./rule-faults.ts";
import { ruleWarnings } from "./rule-warnings.ts";

const warnings = (rule: unknown) =>
  ruleWarnings(parseRule(rule, catalogue), catalogue, opened).map(
    ({ path, message }) => `${path}: ${message}`,
  );
const orders = (op: string, value: unknown) => ({
  kind: "measure",
  measure: "count",
  of: "orders",
  op,
  value,
});
const segment = { kind: "segment", id: "1" };
/** The rule of that segment. */
const opened = new Map([
  [
    "1",
    parseRule({ kind: "all", rules: [{ kind: "did", what: "orders" }, { kind: "everyone" }] }, catalogue),
  ],
  ["3", parseRule({ kind: "measure", measure: "count", of: "orders", op: "lt", value: 0 }, catalogue)],
]);
const sample = (percent: number, seed = "spring") => ({ kind: "sample", percent, seed });
const churn = (op: string, value: unknown) => ({ kind: "score", score: "churn.probability", op, value });
const not = (rule: unknown) => ({ kind: "not", rule });
const city = (op: string, value?: unknown) => ({ kind: "attribute", attribute: "city", op, value });
const consent = (op: string) => ({ kind: "attribute", attribute: "consent.email", op });
const all = (...rules: unknown[]) => ({ kind: "all", rules });
const any = (...rules: unknown[]) => ({ kind: "any", rules });

const contradicts = "no customer can match both this condition and the one before it that it contradicts";
const opposite = "every customer matches either this condition or its opposite before it";

test.each([
  ["a count below zero", orders("lt", 0), [": no customer can ever match this condition"]],
  [
    "a count between whole numbers",
    orders("between", [1.2, 1.8]),
    [": no customer can ever match this condition"],
  ],
  ["a count that is at least nothing", orders("gte", 0), [": every customer matches this condition"]],
  ["more than and less than", all(orders("gt", 5), orders("lte", 5)), [`/rules/1: ${contradicts}`]],
  [
    "two cities",
    all(city("is", "Pune"), { kind: "everyone" }, city("is", "Leeds")),
    [`/rules/2: ${contradicts}`],
  ],
  ["known and not known", all(city("is_set"), city("is_missing")), [`/rules/1: ${contradicts}`]],
  ["one thing or its opposite", any(city("is", "Pune"), city("is_not", "Pune")), [`/rules/1: ${opposite}`]],
  [
    "a group and not that group",
    all({ kind: "not", rule: any(city("is_set")) }, any(city("is_set"))),
    [`/rules/1: ${contradicts}`],
  ],
  [
    "did and did not",
    all({ kind: "did", what: "orders" }, { kind: "did_not", what: "orders" }),
    [`/rules/1: ${contradicts}`],
  ],
  ["unknown and of a kind", all(city("is_missing"), city("contains", "pur")), [`/rules/1: ${contradicts}`]],
  [
    "a city and others",
    all(city("in", ["Pune", "Leeds"]), city("not_in", ["PUNE", "leeds"])),
    [`/rules/1: ${contradicts}`],
  ],
  [
    "a city and its beginning",
    all(city("is", "Pune"), city("starts_with", "L")),
    [`/rules/1: ${contradicts}`],
  ],
  ["yes and no", all(consent("is_true"), consent("is_false")), [`/rules/1: ${contradicts}`]],
  ["did, and none", all({ kind: "did", what: "orders" }, orders("eq", 0)), [`/rules/1: ${contradicts}`]],
  [
    "a count that is not known",
    orders("is_missing", undefined),
    [": no customer can ever match this condition"],
  ],
  ["not everyone", { kind: "not", rule: { kind: "everyone" } }, [": no customer can match this rule"]],
  ["everyone", { kind: "everyone" }, []],
  ["unknown and not of a kind", all(city("is_missing"), city("not_contains", "pur")), []],
  ["a letter's case", all(city("is", "Pune"), city("is", "PUNE")), []],
  ["a sigma's place", all(city("is", "ΟΔΟΣ"), city("is", "οδοσ")), []],
  ["either of two cities", any(city("is", "Pune"), city("is", "Leeds")), []],
  ["ranges that meet", all(orders("gte", 5), orders("lte", 5)), []],
  ["a count of exactly none", orders("eq", 0), []],
  ["a segment that is empty", { kind: "segment", id: "3" }, [": no customer can be in this segment"]],
  ["a segment and its opposite", all(segment, not(segment)), [`/rules/1: ${contradicts}`]],
  [
    "a segment and what none in it has",
    all(city("is_set"), segment, { kind: "did_not", what: "orders" }),
    [`/rules/2: ${contradicts}`],
  ],
  [
    "a group and what none in it has",
    all(all(city("is", "Pune")), city("is", "Leeds")),
    [`/rules/1: ${contradicts}`],
  ],
  ["either a segment or what none in it has", any(segment, { kind: "did_not", what: "orders" }), []],
  [
    "a list and its opposite",
    all({ kind: "list", id: "1" }, not({ kind: "list", id: "1" })),
    [`/rules/1: ${contradicts}`],
  ],
  [
    "a list or its opposite",
    any({ kind: "list", id: "1" }, not({ kind: "list", id: "1" })),
    [`/rules/1: ${opposite}`],
  ],
  ["no share", sample(0), [": no customer can ever match this condition"]],
  ["the whole share", sample(100), [": every customer matches this condition"]],
  ["a share within one that is left out", all(not(sample(20)), sample(10)), [`/rules/1: ${contradicts}`]],
  ["a share beyond one that is left out", all(not(sample(10)), sample(20)), []],
  ["shares of two names", all(not(sample(20)), sample(10, "autumn")), []],
  ["a probability above 1", churn("gt", 1), [": no customer can ever match this condition"]],
  ["a probability of 1", churn("gte", 1), []],
  ["any probability, which may be missing", churn("gte", 0), []],
  ["high and low", all(churn("gt", 0.6), churn("lt", 0.2)), [`/rules/1: ${contradicts}`]],
])("%s", (_what, rule, expected) => {
  expect(warnings(rule)).toEqual(expected);
});
