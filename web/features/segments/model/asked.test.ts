// Changing how a condition compares: what was chosen is carried over where it can be, and never becomes a wrong value.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Operator, operators } from "../../../../contract/rule-operators.ts";
import { valueForms } from "../../../../contract/rule-values.ts";
import { arbitraryPredicate } from "../../../../test/arbitrary-rules.ts";
import { vocabulary } from "../../../../test/rule-vocabulary.ts";
import { aboutInstead } from "./about.ts";
import { withOperator } from "./asked.ts";
import { formFor } from "./draft-types.ts";
import type { Asked, Draft } from "./drafts.ts";

const types = Object.keys(operators) as (keyof typeof operators)[];

for (const type of types) {
  const ops = fc.constantFrom(...(Object.keys(operators[type]) as Operator[]));
  const asked = arbitraryPredicate(type, vocabulary) as unknown as fc.Arbitrary<Asked>;

  test(`a ${type} with another operator has a value of its form, half of one, or none`, () => {
    fc.assert(
      fc.property(asked, ops, (before, op) => {
        const after = withOperator(before, op, type);
        const form = formFor(type, op)!;
        expect(after.op).toBe(op);
        if (after.value === undefined) return;
        expect(form).not.toBe("none");
        const whole = Array.isArray(after.value) ? !after.value.includes(undefined) : true;
        if (form !== "none" && whole) expect(valueForms[form].safeParse(after.value).success).toBe(true);
      }),
    );
  });

  test(`a ${type} keeps its value with an operator of the same form`, () => {
    fc.assert(
      fc.property(asked, ops, (before, op) => {
        fc.pre(formFor(type, before.op) === formFor(type, op));
        expect(withOperator(before, op, type).value).toEqual(before.value);
      }),
    );
  });
}

test("one text becomes a list of one, and a list its first", () => {
  expect(withOperator({ op: "is", value: "IN" }, "in", "text")).toEqual({ op: "in", value: ["IN"] });
  expect(withOperator({ op: "in", value: ["IN", "NP"] }, "is", "text")).toEqual({ op: "is", value: "IN" });
  expect(withOperator({ op: "gt", value: 5 }, "between", "number")).toEqual({
    op: "between",
    value: [5, undefined],
  });
});

test("about something else of the same rows, a condition keeps when and which", () => {
  const window = { last: 30, unit: "days" } as const;
  const placed: Draft = { kind: "did", what: "orders", window };
  const counted: Draft = { kind: "measure", measure: "count", of: "orders", op: "gte" };
  const opened: Draft = { kind: "did", what: "messages.opened" };
  expect(aboutInstead(placed, counted, vocabulary.catalogue)).toMatchObject({ kind: "measure", window });
  expect(aboutInstead(placed, opened, vocabulary.catalogue)).toEqual(opened);
});
