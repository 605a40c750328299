// Rules brought from elsewhere as text: read, taken out of what they came in, refused with every fault.
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryRule } from "../../../../test/arbitrary-rules.ts";
import { catalogue, vocabulary } from "../../../../test/rule-vocabulary.ts";
import { placeAt } from "./json-places.ts";
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

test("each fault is placed in the text, also within a whole request", () => {
  const rule = {
    kind: "all",
    rules: [{ kind: "everyone" }, { kind: "attribute", attribute: "custom.teir", op: "is", value: "a" }],
  };
  for (const text of [JSON.stringify(rule, null, 2), JSON.stringify({ name: "x", rule }, null, 2)]) {
    const read = readRule(text, catalogue);
    const place = "faults" in read ? read.faults[0]?.place : undefined;
    expect(text.slice(place?.from, place?.to)).toBe('"custom.teir"');
    expect(text.split("\n")[place!.line - 1]).toContain("custom.teir");
  }
});

test("where reading broke is placed too", () => {
  const text = '{\n  "kind": "all",\n  "rules" [] }';
  const read = readRule(text, catalogue);
  expect("faults" in read && read.faults[0]?.place).toMatchObject({ line: 3, from: text.indexOf("[") });
});

test("every value of any JSON is found at its path, however it is written", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, "\t"), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      for (const [path, inside] of valuesIn(value, "")) {
        const { from, to } = placeAt(text, path);
        expect(JSON.parse(text.slice(from, to))).toEqual(inside);
        expect(placeAt(text, `${path}/is/not/there`)).toBeDefined();
      }
    }),
  );
});

function valuesIn(value: unknown, path: string): [string, unknown][] {
  const inside = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const named = inside.map(
    ([key, one]) => [`${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, one] as const,
  );
  return [[path, JSON.parse(JSON.stringify(value))], ...named.flatMap(([at, one]) => valuesIn(one, at))];
}
