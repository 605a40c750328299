// How often the engine reads a phrase as a careful reader would, judged by members: on the phrases it was made with, and on others.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findRuleFaults } from "../../../../contract/rule-faults.ts";
import { readRequest } from "./edits.ts";
import { judged, sharedPhrases, shopSetting } from "./judge.fixture.ts";
import { heldOutLater } from "./later-phrases.fixture.ts";
import { type AskedPhrase, heldOut } from "./phrases.fixture.ts";

const wrongOf = (phrases: readonly AskedPhrase[]) => judged(phrases).filter(({ right }) => !right);

test("words in any order are read or refused, and never break anything", { timeout: 60_000 }, () => {
  const words = [...heldOut, ...heldOutLater].flatMap(({ text }) => text.split(/\s+/));
  const odd = [
    "(",
    ")",
    "🙂",
    "“",
    "”",
    "'",
    "99999999999999999999",
    "31/02/2025",
    "FY 9",
    "-5",
    ",",
    "0 days",
    "10%",
    "top",
    "spenders",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words, ...odd), { minLength: 1, maxLength: 14 }), (some) => {
      const { rule, refusals, ambiguities } = readRequest(some.join(" "), undefined, shopSetting);
      expect(rule !== undefined || refusals.length > 0).toBe(true);
      for (const each of [
        rule,
        ...ambiguities.flatMap(({ choices }) => choices.map((choice) => choice.rule)),
      ])
        if (each) expect(findRuleFaults(each, shopSetting.catalogue)).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  "who ordered in the last 99999999999999999999 months",
  "last order points 10% shoppers",
  "spend 20% times shoppers",
])("%s is refused", (text) => {
  const { rule, refusals } = readRequest(text, undefined, shopSetting);
  expect(rule).toBeUndefined();
  expect(refusals.length).toBeGreaterThan(0);
});

describe("phrases", () => {
  test.each([
    ["written before the engine", heldOut],
    ["written after it could read those", heldOutLater],
  ])("%s are read right, all but a few", { timeout: 60_000 }, (_name, phrases) => {
    const wrong = wrongOf(phrases);
    expect(wrong.map(({ text }) => text).slice(Math.floor(phrases.length * 0.05))).toEqual([]);
    expect(wrong.filter(({ kind }) => kind === "refused")).toEqual([]);
  });

  test("kept beside the repository are read right, nine in ten", { timeout: 60_000 }, ({ skip }) => {
    const phrases = sharedPhrases();
    if (!phrases) return skip("the shared data is not here");
    const wrong = wrongOf(phrases);
    expect(wrong.filter(({ kind }) => kind === "refused")).toEqual([]);
    expect(wrong.map(({ text }) => text).slice(Math.floor(phrases.length * 0.1))).toEqual([]);
  });
});
