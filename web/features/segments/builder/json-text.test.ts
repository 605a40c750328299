// Rules brought from elsewhere as text: read, taken out of what they came in, refused with every fault.
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryRule } from "../../../../test/arbitrary-rules.ts";
import { catalogue, vocabulary } from "../../../../test/rule-vocabulary.ts";
import { readRule, textOfRule } from "./json-text.ts";

test("a rule written out is read back as it was", () => {
  fc.assert(
    fc.property(arbitraryRule(vocabulary), (rule) => {
      expect(readRule(textOfRule(rule), catalogue)).toEqual({ rule });
    }),
  );
});

test("a whole request or segment holds its rule under `rule`", () => {
  const rule = { kind: "everyone" };
  expect(readRule(JSON.stringify({ name: "All", rule }), catalogue)).toEqual({ rule });
});

test("what is no JSON says where it broke", () => {
  expect(readRule('{"kind": "all", ', catalogue)).toMatchObject({
    faults: [{ path: "", message: expect.stringMatching(/^this is not JSON: /) }],
  });
});

test("every fault is told, with its path", () => {
  const text = JSON.stringify({
    kind: "all",
    rules: [
      { kind: "attribute", attribute: "custom.teir", op: "is", value: "gold" },
      { kind: "segment", id: "99" },
    ],
  });
  const read = readRule(text, catalogue);
  expect("faults" in read && read.faults.map(({ path }) => path)).toEqual([
    "/rules/0/attribute",
    "/rules/1/id",
  ]);
});
