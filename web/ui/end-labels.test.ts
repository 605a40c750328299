// Labels at the ends of curves never touch and never swap.
import fc from "fast-check";
import { expect, test } from "vitest";
import { placeLabels, roundUp } from "./end-labels.ts";

const height = 200;
const gap = 16;
const wanted = fc.array(fc.double({ min: 0, max: height, noNaN: true }), { minLength: 1, maxLength: 8 });

test("placed labels are a gap apart, in order, and inside the plot", () => {
  fc.assert(
    fc.property(wanted, (heights) => {
      const labels = heights.map((height, i) => ({ key: String(i), wanted: height }));
      const places = [...placeLabels(labels, gap, height).values()];
      expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...places)).toBeLessThanOrEqual(height);
      for (let i = 1; i < places.length; i++)
        expect(places[i]! - places[i - 1]!).toBeGreaterThanOrEqual(gap - 1e-9);
    }),
  );
});

test("a label with room stands at its value", () => {
  expect(
    placeLabels(
      [
        { key: "a", wanted: 20 },
        { key: "b", wanted: 120 },
      ],
      gap,
      height,
    ),
  ).toEqual(
    new Map([
      ["a", 20],
      ["b", 120],
    ]),
  );
});

test("an axis ends at a round number that holds the value and is not much more", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e12, noNaN: true }), (value) => {
      expect(roundUp(value)).toBeGreaterThanOrEqual(value * (1 - 1e-9));
      expect(roundUp(value)).toBeLessThanOrEqual(value * 1.4);
    }),
  );
});
