// What the builder says and offers: nothing that the rule language can ask is out of reach, and every value has words.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Rule } from "../../../../contract/rule.ts";
import { operatorType, targets } from "../../../../contract/rule-columns.ts";
import { windowFaults } from "../../../../contract/rule-fault-windows.ts";
import { operators } from "../../../../contract/rule-operators.ts";
import { arbitraryPredicate, arbitraryRule } from "../../../../test/arbitrary-rules.ts";
import { catalogue, vocabulary } from "../../../../test/rule-vocabulary.ts";
import { attributeTypeOf, formFor, measuredType } from "../model/draft-types.ts";
import { type Asked, type Draft, draftOf, treeFromRule } from "../model/drafts.ts";
import { leavesOf } from "../model/tree.ts";
import { attributeWording } from "./attribute-words.ts";
import { measureWording } from "./measure-words.ts";
import { operatorWords } from "./operator-words.ts";
import { placeWords } from "./place-words.ts";
import { subjectKey, subjectsOf } from "./subjects.ts";
import { summaryOf } from "./summary.ts";
import { timesWords } from "./times-words.ts";
import { valueWords } from "./value-words.ts";
import { modeOf, windowInMode, windowModes, windowValueWords, windowWords } from "./window-words.ts";

const anyRule = arbitraryRule(vocabulary);
const leavesIn = (rule: Rule) => leavesOf(treeFromRule(rule)).map(({ draft }) => draft);
const subjects = subjectsOf(catalogue);

test("whatever a rule asks can be picked from the list", () => {
  const keys = new Set(subjects.map(({ key }) => key));
  fc.assert(
    fc.property(anyRule, (rule) => {
      for (const draft of leavesIn(rule)) expect(keys).toContain(subjectKey(draft));
    }),
  );
});

test("no two entries of the list are one, and each leads to a condition about itself", () => {
  expect(new Set(subjects.map(({ key }) => key)).size).toBe(subjects.length);
  const groupsAndLabels = subjects.map(({ group, label }) => `${group}: ${label}`);
  expect(new Set(groupsAndLabels).size).toBe(subjects.length);
  for (const { key, draft } of subjects) expect(key.startsWith(subjectKey(draft()))).toBe(true);
});

test("the list as a marketer sees it", () => {
  const lines = subjects.map(({ group, label }) => `${group} | ${label}`);
  expect(lines).toMatchSnapshot();
});

test("every value of a sound condition has words", () => {
  const types = Object.keys(operators) as (keyof typeof operators)[];
  for (const type of types) {
    fc.assert(
      fc.property(arbitraryPredicate(type, vocabulary), (predicate) => {
        const { op, value } = predicate as unknown as Asked;
        const form = formFor(type, op)!;
        const words = valueWords(form, value, { type, speaker: catalogue });
        if (form === "none") expect(words).toBeUndefined();
        else expect(words).toMatch(/\S/);
      }),
    );
  }
});

/** A condition as the builder shows it, without when and which. */
function shown(draft: Draft): string {
  const asked = draft as Asked;
  const words = (
    type: Parameters<typeof operatorWords>[0],
    wording: ReturnType<typeof measureWording>,
    name = "",
  ) => {
    const { before, after } = operatorWords(type, asked.op, wording.voice, name);
    const form = formFor(type, asked.op)!;
    const joint = asked.op === "has_all" ? "and" : "or";
    const value = valueWords(form, asked.value, { type, speaker: catalogue, joint });
    return [wording.lead, before, value, after, wording.tail?.[asked.value === 1 ? 0 : 1]]
      .filter(Boolean)
      .join(" ");
  };
  if (draft.kind === "attribute")
    return words(
      attributeTypeOf(draft.attribute, catalogue)!,
      attributeWording(draft.attribute, catalogue, draft.op),
      draft.attribute,
    );
  return draft.kind === "measure"
    ? words(measuredType(draft, catalogue), measureWording(draft.measure, draft.of, catalogue))
    : draft.kind;
}

test("conditions read as sentences", () => {
  const conditions: Rule[] = [
    { kind: "attribute", attribute: "country", op: "is_not", value: "GB" },
    { kind: "attribute", attribute: "city", op: "in", value: ["Mumbai", "Pune"] },
    { kind: "attribute", attribute: "custom.points", op: "gte", value: 300 },
    { kind: "attribute", attribute: "custom.tier", op: "not_contains", value: "old" },
    { kind: "attribute", attribute: "created_at", op: "more_than_ago", value: { n: 1, unit: "years" } },
    {
      kind: "attribute",
      attribute: "birthday",
      op: "anniversary_within_next",
      value: { n: 7, unit: "days" },
    },
    { kind: "attribute", attribute: "consent.email", op: "is_true" },
    { kind: "attribute", attribute: "tags", op: "has_all", value: ["vip", "coffee"] },
    { kind: "measure", measure: "sum", of: "orders.total", op: "gt", value: 5000 },
    { kind: "measure", measure: "count", of: "orders", op: "eq", value: 1 },
    { kind: "measure", measure: "distinct", of: "items.category", op: "gte", value: 3 },
    { kind: "measure", measure: "avg", of: "orders.total", op: "between", value: [800, 1500] },
    {
      kind: "measure",
      measure: "last",
      of: "orders.ordered_at",
      op: "more_than_ago",
      value: { n: 45, unit: "days" },
    },
    { kind: "measure", measure: "first", of: "messages.opened", op: "is_missing" },
  ];
  expect(conditions.map((rule) => shown(draftOf(rule as never)))).toMatchSnapshot();
});

test("every measure and operator has words of its own", () => {
  const pairs = Object.entries(targets).flatMap(([of, { measures }]) =>
    measures.map((m) => [m, of] as const),
  );
  for (const [measure, of] of pairs) {
    const { voice, lead } = measureWording(measure, of, catalogue);
    const type = measuredType({ measure, of }, catalogue);
    const said = Object.keys(operators[operatorType(type)]).map(
      (op) => operatorWords(type, op as Asked["op"], voice).before,
    );
    expect(lead).not.toMatch(/_|undefined/);
    expect(new Set(said).size).toBeGreaterThanOrEqual(said.length - 1);
  }
});

test("a window changes its mode and stays sound", () => {
  const mode = fc.constantFrom(...windowModes);
  fc.assert(
    fc.property(mode, mode, (first, second) => {
      const window = windowInMode(second, windowInMode(first, undefined, "2026-11-20"), "2026-11-20");
      expect(modeOf(window)).toBe(second);
      expect(windowWords[second].before).toMatch(/\S/);
      if (window === undefined) return;
      expect(
        windowFaults(window, { path: "", depth: 0, catalogue, seen: { conditions: 0, nodes: 0 } }),
      ).toEqual([]);
      expect(windowValueWords(window)).toMatch(/\S/);
    }),
  );
});

test("how often", () => {
  expect([1, 2, 3, [2, 5], [undefined, 5], undefined].map((n) => timesWords(n, "INR"))).toEqual([
    "once",
    "twice",
    "3 times",
    "2 and 5 times",
    "… and 5 times",
    undefined,
  ]);
});

test("every node has a summary and a place in words", () => {
  fc.assert(
    fc.property(anyRule, (rule) => {
      const tree = treeFromRule(rule);
      for (const leaf of leavesOf(tree)) {
        expect(summaryOf(leaf, catalogue)).toMatch(/\S/);
        expect(placeWords(tree, leaf.id, catalogue)).toMatch(/^place \d+ of \d+ in /);
      }
    }),
  );
});
