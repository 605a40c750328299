// What the sentence of a rule says, the assistant reads back: for random rules, the rule that is read holds for the same customers.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ruleSentence } from "../../../../../contract/rule-sentence.ts";
import { arbitraryRule, everyLeaf } from "../../../../../test/arbitrary-rules.ts";
import { segmentRules, texts, vocabulary } from "../../../../../test/rule-vocabulary.ts";
import { evaluate } from "../../../segments/reference/evaluate.fixture.ts";
import { makeWorld } from "../../../segments/reference/make-world.fixture.ts";
import { readWritten } from "./read.ts";

const { catalogue } = vocabulary;
const world = makeWorld({ texts, days: vocabulary.days, instants: vocabulary.instants }, 7, 40);
const moment = {
  now: new Date("2026-11-20T08:00:00Z"),
  timezone: catalogue.timezone,
  custom: Object.fromEntries(
    catalogue.attributes.map(({ name, type }) => [name.slice("custom.".length), type]),
  ),
  segments: segmentRules,
  events: catalogue.events,
};

describe("a sentence", () => {
  test("of a random rule is read back to a rule with the same members", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(arbitraryRule(vocabulary, 3), (rule) => {
        const sentence = ruleSentence(rule, catalogue).text;
        const read = readWritten(sentence, catalogue);
        expect(read, sentence).toBeDefined();
        expect(evaluate(read!, world, moment), sentence).toEqual(evaluate(rule, world, moment));
      }),
      { numRuns: 400 },
    );
  });

  test("of one in seven of all the conditions there can be is read back", { timeout: 120_000 }, () => {
    const lost = everyLeaf(vocabulary)
      .filter((_, i) => i % 7 === 0)
      .map((rule) => ruleSentence(rule, catalogue).text)
      .filter((sentence) => readWritten(sentence, catalogue) === undefined);
    expect(lost).toEqual([]);
  });
});
