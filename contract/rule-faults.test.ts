// Every fault at once, each with its path and a way out; and nothing a person can send takes long or breaks the check.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryRule } from "../test/arbitrary-rules.ts";
import { catalogue, vocabulary } from "../test/rule-vocabulary.ts";
import { AppError } from "./errors.ts";
import { findRuleFaults, parseRule } from "./rule-faults.ts";

const faults = (input: unknown) =>
  findRuleFaults(input, catalogue).map(
    ({ path, message, hint }) => `${path}: ${message}${hint ? ` (${hint})` : ""}`,
  );
const attribute = (name: string, op: string, value?: unknown) => ({
  kind: "attribute",
  attribute: name,
  op,
  value,
});
const wrap = (input: unknown, times: number) => {
  let wrapped = input;
  for (let i = 0; i < times; i++) wrapped = { kind: "not", rule: wrapped };
  return wrapped;
};
const many = (n: number, make: (i: number) => unknown) => ({
  kind: "all",
  rules: Array.from({ length: n }, (_, i) => make(i)),
});

describe("a rule without faults", () => {
  test("is what the generator makes, and parses to itself", () => {
    fc.assert(
      fc.property(arbitraryRule(vocabulary), (random) => {
        expect(faults(random)).toEqual([]);
        expect(parseRule(random, catalogue)).toEqual(random);
      }),
      { numRuns: 300 },
    );
  });

  test("nests eight groups and holds 200 conditions", () => {
    expect(faults(wrap({ kind: "everyone" }, 8))).toEqual([]);
    expect(faults(many(200, () => ({ kind: "everyone" })))).toEqual([]);
  });
});

describe("whatever passes the check passes the schema", () => {
  test("however a good rule is damaged", () => {
    const damage = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.constantFrom(...vocabulary.texts));
    fc.assert(
      fc.property(arbitraryRule(vocabulary), fc.nat(), damage, (random, at, value) => {
        const damaged = damagedAt(random, at, value);
        if (findRuleFaults(damaged, catalogue).length === 0) parseRule(damaged, catalogue);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** A copy with the value of one of its fields replaced. */
function damagedAt(random: unknown, at: number, value: unknown): unknown {
  const copy = structuredClone(random);
  const places: [Record<string, unknown>, string][] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      places.push([node as Record<string, unknown>, key]);
      visit(child);
    }
  };
  visit(copy);
  const [node, key] = places[at % places.length]!;
  node[key] = value;
  return copy;
}

describe("faults", () => {
  test("are all told at once, with their paths and the nearest valid names", () => {
    const input = {
      kind: "all",
      rules: [
        attribute("custom.teir", "is", "gold"),
        attribute("tier", "is", "gold"),
        attribute("custom.points", "contains", "x"),
        { kind: "measure", measure: "sum", of: "orders", op: "gtt", value: "5" },
        { kind: "did", what: "orders.total", times: { op: "gte", value: "2" }, windw: {} },
        { kind: "segment", id: "30" },
        { kind: "atribute" },
        7,
        { kind: "not" },
        { kind: "any", rules: [] },
      ],
    };
    expect(faults(input)).toMatchInlineSnapshot(`
      [
        "/rules/0/attribute: \`custom.teir\` is not an attribute of this workspace (did you mean \`custom.tier\`?)",
        "/rules/1/attribute: \`tier\` is not an attribute of this workspace (did you mean \`custom.tier\`?)",
        "/rules/2/op: \`contains\` cannot be asked of a number (one of eq, neq, gt, gte, lt, lte, between, not_between, is_set, is_missing)",
        "/rules/3/of: \`sum\` cannot be worked out from \`orders\` (\`orders\` has count; \`sum\` works with orders.total, orders.discount)",
        "/rules/3/op: \`gtt\` is not an operator (did you mean \`gt\`?)",
        "/rules/4/windw: \`windw\` is not a field here (did you mean \`window\`?)",
        "/rules/4/what: \`count\` cannot be worked out from \`orders.total\` (\`orders.total\` has sum, avg, min, max, distinct; \`count\` works with orders)",
        "/rules/4/times/value: this must be a number, such as 5000, not "2" (write 2 without quotes)",
        "/rules/5/id: there is no segment "30" in this workspace; it may have been deleted (the segments are "1" (Loyal), "2" (Loyal, opened mail), "3" (It's “new” 100%))",
        "/rules/6/kind: \`atribute\` is not a kind of rule (did you mean \`attribute\`?)",
        "/rules/7: a rule is an object with a "kind", not 7",
        "/rules/8/rule: \`not\` has the rule that must not hold",
        "/rules/9/rules: this group is empty (add a condition, or say \`everyone\`)",
      ]
    `);
  });

  test.each([
    ["an empty text", attribute("city", "is", "")],
    ["a number for a text", attribute("city", "is", 5)],
    ["a text with a zero character", attribute("city", "is", "a\0b")],
    ["an empty list", attribute("city", "in", [])],
    ["a text for a list", attribute("tags", "has_any", "vip")],
    ["a value too many", attribute("city", "is_set", "x")],
    ["a value too few", attribute("city", "is")],
    ["no operator", { kind: "attribute", attribute: "city" }],
    ["a day that is not", attribute("created_at", "on", "2026-02-30")],
    ["an instant without offset", attribute("created_at", "on", "2026-02-03T10:00:00")],
    ["days in the wrong order", attribute("created_at", "between", ["2026-02-03", "2026-02-01T00:00:00Z"])],
    ["numbers in the wrong order", attribute("custom.points", "between", [5, 1])],
    ["not a number", attribute("custom.points", "eq", Number.NaN)],
    ["a number beyond exactness", attribute("custom.points", "gt", 2 ** 53)],
    ["one number of two", attribute("custom.points", "not_between", [1])],
    ["no time at all", attribute("created_at", "within_last", { n: 0, unit: "days" })],
    ["a unit in the singular", attribute("created_at", "within_last", { n: 1, unit: "day" })],
    ["a window of nothing", { kind: "did", what: "orders", window: {} }],
    [
      "a window of two kinds",
      { kind: "did", what: "orders", window: { last: 3, unit: "days", from: "2026-01-01" } },
    ],
    [
      "a window that ends first",
      { kind: "did", what: "orders", window: { from: "2026-03-01", to: "2026-02-01" } },
    ],
    ["an instant for a day", { kind: "did", what: "orders", window: { from: "2026-03-01T00:00:00Z" } }],
    ["a negative window", { kind: "did", what: "orders", window: { older_than: -1, unit: "days" } }],
    [
      "an unknown column",
      { kind: "did", what: "items", where: { kind: "row", column: "categry", op: "is", value: "Tea" } },
    ],
    ["everyone among rows", { kind: "did", what: "items", where: { kind: "everyone" } }],
    ["an unknown measure", { kind: "measure", measure: "average", of: "orders.total", op: "is_set" }],
    ["an unknown target", { kind: "did", what: "order" }],
    ["a segment by its name", { kind: "segment", id: "loyal" }],
    ["a segment that is gone", { kind: "segment", id: "99" }],
    ["a segment by a number", { kind: "segment", id: 2 }],
    ["no segment", { kind: "segment" }],
    ["a list that is none", { kind: "list", id: ["1"] }],
    ["a list by its name", { kind: "list", id: "Pres" }],
    ["a share of too much", { kind: "sample", percent: 100.5, seed: "a" }],
    ["a share of nothing known", { kind: "sample", percent: Number.NaN }],
    ["a share with a zero character", { kind: "sample", percent: "10", seed: "a\0", sed: 1 }],
    ["an unknown score", { kind: "score", score: "churn", op: "gt", value: 0.5 }],
    ["a score of another type", { kind: "score", score: "churn.probability", op: "is", value: "high" }],
    ["a group that is none", { kind: "score", score: "rfm.segment", op: "in", value: ["champion", "LOYAL"] }],
    ["no score", { kind: "score", op: "gte", value: Infinity }],
    ["an event that nobody sent", { kind: "did", what: "events.veiwed" }],
    [
      "a property that no event has",
      { kind: "measure", measure: "sum", of: "events.viewed.prise", op: "gt", value: 1 },
    ],
    ["a sum of texts", { kind: "measure", measure: "sum", of: "events.viewed.category", op: "gt", value: 1 }],
    ["a measure of dates", { kind: "measure", measure: "max", of: "events.viewed.until", op: "is_set" }],
    [
      "a property in where",
      { kind: "did", what: "events.viewed", where: { kind: "row", column: "categry", op: "is", value: "x" } },
    ],
    ["how often of not", { kind: "did_not", what: "orders", times: { op: "gt", value: 1 } }],
    ["how often without a number", { kind: "did", what: "orders", times: { op: "is_set" } }],
    ["a text for a rule", "everyone"],
    ["nothing", undefined],
    ["rules that are no list", { kind: "all", rules: { 0: { kind: "everyone" } } }],
  ])("%s", (_what, input) => {
    expect(faults(input)).toMatchSnapshot();
  });

  test("carry the path that leads to the rule", () => {
    expect(findRuleFaults({ kind: "nobody" }, catalogue, "/audience/rule")[0]?.path).toBe(
      "/audience/rule/kind",
    );
  });

  test("are thrown together", () => {
    const parse = () => parseRule({ kind: "all", rules: [{ kind: "nobody" }, { kind: "no" }] }, catalogue);
    expect(parse).toThrow(AppError);
    expect(parse).toThrow("`nobody` is not a kind of rule; one of");
    expect(parse).toThrow("and 1 more fault");
  });
});

describe("segments in segments", () => {
  const segment = (id: string, name: string, uses: string[], conditions = 1) => ({
    id,
    name,
    uses,
    conditions,
  });
  const among = (segments: (typeof catalogue)["segments"], within?: { id: string; name: string }) =>
    findRuleFaults(
      { kind: "not", rule: { kind: "segment", id: "1" } },
      { ...catalogue, segments },
      "",
      within,
    );

  test("may not go round in a circle, which is told by names", () => {
    const segments = [
      segment("1", "One", ["2", "2"]),
      segment("2", "Two", ["3"]),
      segment("3", "Three", ["4"]),
    ];
    expect(among(segments)).toEqual([]);
    expect(among(segments, { id: "3", name: "Third" })).toMatchInlineSnapshot(`
      [
        {
          "hint": "ask about the conditions themselves",
          "message": "segments cannot go round in a circle: “Third” asks about “One”, which asks about “Two”, which asks about “Third”",
          "path": "/rule/id",
        },
      ]
    `);
    expect(among(segments, { id: "1", name: "One" })).toMatchInlineSnapshot(`
      [
        {
          "hint": "ask about the conditions themselves",
          "message": "segments cannot go round in a circle: “One” asks about “One”",
          "path": "/rule/id",
        },
      ]
    `);
    const closed = [...segments, segment("4", "Four", ["2"])];
    expect(among(closed)[0]?.message).toContain("“Two” asks about “Three”, which asks about “Four”");
  });

  test("stand in each other eight deep, and come to 1,000 conditions", () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, i) => segment(`${i + 1}`, `S${i + 1}`, i + 1 < length ? [`${i + 2}`] : []));
    expect(among(chain(8))).toEqual([]);
    expect(among(chain(9))).toMatchInlineSnapshot(`
      [
        {
          "message": "segments stand in each other more than 8 deep here",
          "path": "/rule/id",
        },
      ]
    `);
    const doubling = chain(8).map((one) => ({ ...one, uses: [...one.uses, ...one.uses, ...one.uses] }));
    expect(among(doubling)).toMatchInlineSnapshot(`
      [
        {
          "message": "with the segments it asks about, this rule has 3,281 conditions; together they may have 1,000",
          "path": "",
        },
      ]
    `);
  });

  test("a thousand of them are looked through at once", () => {
    const all = Array.from({ length: 1_000 }, (_, i) =>
      segment(
        `${i + 1}`,
        `S${i + 1}`,
        Array.from({ length: 5 }, (_, k) => `${Math.min(1_000, i + 2 + k)}`),
      ),
    );
    const many200 = many(200, (i) => ({ kind: "segment", id: `${i + 1}` }));
    expect(findRuleFaults(many200, { ...catalogue, segments: all }).length).toBeGreaterThan(0);
  });
});

describe("size", () => {
  test.each([
    ["9 groups", wrap({ kind: "everyone" }, 9)],
    ["200 levels", wrap({ kind: "everyone" }, 200)],
    ["200,000 levels", wrap({ kind: "everyone" }, 200_000)],
    ["where inside of groups", wrap({ kind: "did", what: "orders", where: wrap({ kind: "row" }, 4) }, 5)],
  ])("%s are too deep", (_what, input) => {
    expect(faults(input).join()).toContain("groups are nested more than 8 deep here");
  });

  test.each([
    ["201 conditions", many(201, () => ({ kind: "everyone" })), "201"],
    ["10,000 nodes", many(10_000, (i) => attribute(`x${i}`, `y${i}`)), "10,000"],
    ["rows are conditions too", many(101, () => ({ kind: "did", what: "orders", where: row })), "202"],
  ])("%s are too many", (_what, input, count) => {
    expect(faults(input)[0]).toContain(`this rule has ${count} conditions; a rule holds at most 200`);
  });

  test("10,000 empty groups, 100,000 fields and a long name are told of briefly", () => {
    expect(faults(many(10_000, () => ({ kind: "all", rules: [] })))).toHaveLength(200);
    const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`f${i}`, i]));
    expect(faults({ kind: "everyone", ...wide })).toHaveLength(20);
    expect(faults(attribute("x".repeat(1_000_000), "is", "y"))[0]!.length).toBeLessThan(200);
  });
});

const row = { kind: "row", column: "store", op: "is_set" };
