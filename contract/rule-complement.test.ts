// The opposite of a rule in the fewest words. That the two share out everyone is tried beside the SQL.
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryRule } from "../test/arbitrary-rules.ts";
import { catalogue, vocabulary } from "../test/rule-vocabulary.ts";
import type { Rule } from "./rule.ts";
import { negateRule } from "./rule-complement.ts";
import { findRuleFaults } from "./rule-faults.ts";

const negate = (rule: Rule) => negateRule(rule, catalogue);

test("twins, did and did not, and how often", () => {
  expect(negate({ kind: "attribute", attribute: "city", op: "is", value: "Pune" })).toMatchObject({
    op: "is_not",
  });
  expect(negate({ kind: "did", what: "orders" })).toEqual({ kind: "did_not", what: "orders" });
  expect(negate({ kind: "did", what: "orders", times: { op: "gte", value: 2 } })).toMatchObject({
    times: { op: "lt", value: 2 },
  });
});

test("not, where a missing value makes both sides false, and for groups", () => {
  const older: Rule = { kind: "attribute", attribute: "custom.points", op: "gt", value: 3 };
  expect(negate(older)).toEqual({ kind: "not", rule: older });
  const between: Rule = {
    kind: "attribute",
    attribute: "created_at",
    op: "between",
    value: ["2026-01-01", "2026-02-01"],
  };
  expect(negate(between)).toEqual({ kind: "not", rule: between });
  expect(negate({ kind: "not", rule: older })).toBe(older);
});

test("twice is the rule again, and never a fault", () => {
  fc.assert(
    fc.property(arbitraryRule(vocabulary), (rule) => {
      fc.pre(rule.kind !== "not");
      expect(negate(negate(rule))).toEqual(rule);
      expect(findRuleFaults(negate(rule), catalogue)).toEqual([]);
    }),
  );
});
