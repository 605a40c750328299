// Counts with an unknown chance: the interval holds what it says, and groups that differ are seen to.
import fc from "fast-check";
import { expect, test } from "vitest";
import { betaBinomialInterval } from "./beta-binomial.ts";
import { intraclass } from "./overdispersion.ts";

test("is the binomial where the chance is sure, by its published quantiles", () => {
  // Of 100 tries at 0.5: 42 to 58 hold nine in ten.
  expect(betaBinomialInterval({ tries: 100, alpha: 1e9, beta: 1e9 }, 0.9)).toEqual({ low: 42, high: 58 });
  // A flat chance makes every count as likely as another.
  expect(betaBinomialInterval({ tries: 99, alpha: 1, beta: 1 }, 0.9)).toEqual({ low: 4, high: 94 });
});

test("lies within the tries, around the mean unless the tails are long, and widens with doubt", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5_000 }),
      fc.double({ min: 0.05, max: 500, noNaN: true }),
      fc.double({ min: 0.05, max: 500, noNaN: true }),
      (tries, alpha, beta) => {
        const { low, high } = betaBinomialInterval({ tries, alpha, beta }, 0.9);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(tries);
        expect(low).toBeLessThanOrEqual(high);
        const wider = betaBinomialInterval({ tries, alpha, beta }, 0.99);
        expect(wider.low).toBeLessThanOrEqual(low);
        expect(wider.high).toBeGreaterThanOrEqual(high);
      },
    ),
  );
});

test("groups of one chance are not alike, groups of two are", () => {
  const same = Array.from({ length: 20 }, (_, i) => ({ count: 50 + (i % 2), of: 500 }));
  expect(intraclass(same)).toBe(0);
  const two = Array.from({ length: 20 }, (_, i) => ({ count: i % 2 === 0 ? 20 : 180, of: 500 }));
  expect(intraclass(two)).toBeGreaterThan(0.1);
  expect(intraclass([{ count: 5, of: 50 }])).toBeUndefined();
  expect(
    intraclass([
      { count: 0, of: 50 },
      { count: 0, of: 80 },
    ]),
  ).toBeUndefined();
});
