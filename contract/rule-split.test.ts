// Each place of the seed falls into one part, and into the one whose share it is.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Rule } from "./rule.ts";
import { splitRules } from "./rule-split.ts";

const whole: Rule = { kind: "everyone" };

/** Whether it takes who stands at this place, counted in hundredths of a percent. */
function takes(rule: Rule, place: number): boolean {
  if (rule.kind === "everyone") return true;
  if (rule.kind === "all") return rule.rules.every((each) => takes(each, place));
  if (rule.kind === "not") return !takes(rule.rule, place);
  if (rule.kind === "sample") return place < Math.round(rule.percent * 100);
  throw new Error(`a split is not made of ${rule.kind}`);
}

/** Where parts end, in hundredths of a percent. */
const ends = fc
  .uniqueArray(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 9 })
  .map((cuts) => [...cuts.sort((a, b) => a - b), 10_000]);

test("every place belongs to the one part between whose ends it lies", () => {
  fc.assert(
    fc.property(ends, fc.nat(9_999), (ends, any) => {
      const percents = ends.map((end, i) => (end - (ends[i - 1] ?? 0)) / 100);
      const parts = splitRules(whole, "seed", percents);
      const edges = ends.flatMap((end) => [end - 1, end]).filter((place) => place < 10_000);
      for (const place of [0, any, ...edges]) {
        const taken = parts.flatMap((part, i) => (takes(part, place) ? [i] : []));
        expect(taken).toEqual([ends.findIndex((end) => place < end)]);
      }
    }),
  );
});
