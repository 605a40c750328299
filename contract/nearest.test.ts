// The nearest name is the same whether or not far ones are given up early.
import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance, nearest } from "./nearest.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 10 });

test("giving up early answers the distance where it is less, and infinity where it is not", () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 8 }), (a, b, enough) => {
      const whole = editDistance(a, b);
      const bounded = editDistance(a, b, enough);
      expect(bounded < enough ? bounded : "far").toBe(whole < enough ? whole : "far");
    }),
    { numRuns: 2_000 },
  );
});

test("the nearest is the first of those with the fewest edits, within a third of the name", () => {
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 6 }), (name, candidates) => {
      const most = Math.max(1, Math.floor(name.length / 3));
      const edits = candidates.map((candidate) => editDistance(name, candidate));
      const fewest = Math.min(...edits);
      expect(nearest(name, candidates)).toBe(fewest <= most ? candidates[edits.indexOf(fewest)] : undefined);
    }),
    { numRuns: 2_000 },
  );
});
