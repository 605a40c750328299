// The formulas against the numbers that their papers print.
import { expect, test } from "vitest";
import { benjaminiHochberg } from "./false-discoveries.ts";
import { fisherExact } from "./fisher.ts";
import { normalQuantile } from "./normal.ts";
import { correlationWithin, independentOf } from "./overdispersion.ts";
import { newcombeInterval, wilsonInterval } from "./proportions.ts";

const share = (count: number, of: number) => ({ count, of });

test.each([
  [0.5, 0],
  [0.975, 1.959964],
  [0.995, 2.575829],
  [1e-6, -4.753424],
  [1e-14, -7.650628],
])("normal quantile of %d", (p, z) => expect(normalQuantile(p)).toBeCloseTo(z, 5));

// Newcombe, Statistics in Medicine 17 (1998), pages 857 to 872, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("Wilson's interval of %d in %d", (count, of, low, high) => {
  const interval = wilsonInterval(share(count, of));
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

// The same volume, pages 873 to 890, table II, method 10.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
])("Newcombe's interval of %d in %d less %d in %d", (a, m, b, n, low, high) => {
  const interval = newcombeInterval(share(a, m), share(b, n));
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test("Fisher's tea, and tables with nothing to tell", () => {
  expect(fisherExact(share(3, 4), share(1, 4))).toBeCloseTo(34 / 70, 6);
  expect(fisherExact(share(8, 10), share(1, 6))).toBeCloseTo(0.03497, 5);
  expect(fisherExact(share(0, 10), share(0, 6))).toBe(1);
  expect(fisherExact(share(40_000, 100_000), share(40_100, 100_000))).toBeGreaterThan(0.5);
  expect(fisherExact(share(90_000, 100_000), share(10_000, 100_000))).toBeLessThan(1e-20);
});

// Benjamini and Hochberg (1995), section 3.1.
test("of the paper's fifteen tests four hold up", () => {
  const chances = [
    0.324, 0.0001, 0.4262, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.5719, 0.6528,
    0.759, 1,
  ];
  const { found, threshold } = benjaminiHochberg(chances, 0.05);
  expect(chances.filter((_, i) => found[i])).toEqual([0.0001, 0.0004, 0.0019, 0.0095]);
  expect(threshold).toBeCloseTo((4 * 0.05) / 15);
  expect(benjaminiHochberg([], 0.05)).toEqual({ found: [], threshold: 0 });
  expect(benjaminiHochberg([0.9, 0.8], 0.05).found).toEqual([false, false]);
});

// Worked out by hand: between 0.4, within 6.4 / 27, of clusters of ten.
test("the correlation within clusters, and what they are worth", () => {
  expect(correlationWithin([share(2, 10), share(4, 10), share(6, 10)])).toBeCloseTo(0.064327, 6);
  expect(correlationWithin([share(4, 10), share(4, 10), share(4, 10)])).toBe(0.0005);
  expect(correlationWithin([share(0, 10), share(10, 10), share(0, 10)])).toBe(0.5);
  expect(independentOf([share(3, 10), share(1, 4)], 0)).toEqual(share(4, 14));
  expect(independentOf([share(300, 1_000_000)], 0.01).of).toBeCloseTo(100, 1);
});
