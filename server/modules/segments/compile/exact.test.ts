// Numbers are compared as they are written, to the last decimal.
import fc from "fast-check";
import { expect, test } from "vitest";
import { fraction, isLess } from "../reference/fractions.fixture.ts";
import { aroundAtScale, decimalOf, decimalText } from "./exact.ts";

test.each([
  [0.1, 1n, 1],
  [-12.5, -125n, 1],
  [5000, 5000n, 0],
  [1e21, 10n ** 21n, 0],
  [1.5e-7, 15n, 8],
  [0, 0n, 0],
])("%d is %d × 10^−%d", (value, digits, scale) => {
  expect(decimalOf(value)).toEqual({ digits, scale });
});

test("the numbers around one are its nearest on both sides", () => {
  const decimals = fc.integer({ min: 0, max: 8 });
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
      decimals,
      (value, scale) => {
        const { below, above } = aroundAtScale(value, scale);
        expect(isLess(fraction(value), fraction(decimalText(below, scale)))).toBe(false);
        expect(isLess(fraction(decimalText(above, scale)), fraction(value))).toBe(false);
        expect(above - below).toBeLessThanOrEqual(1n);
      },
    ),
  );
});

test.each([
  [1234n, 2, "12.34"],
  [-5n, 3, "-0.005"],
  [0n, 0, "0"],
  [7n, 0, "7"],
])("%d with %d decimals is %s", (digits, scale, written) => {
  expect(decimalText(digits, scale)).toBe(written);
});
