// A slider's laws: its ends are one person and everybody, and every step leads somewhere, in its own direction.
import fc from "fast-check";
import { expect, test } from "vitest";
import { likenessOf, sizeTowards, slotOf, slots } from "./size-of.ts";

const shop = fc
  .integer({ min: 1, max: 100_000 })
  .chain((largest) =>
    fc.record({ largest: fc.constant(largest), size: fc.integer({ min: 1, max: largest }) }),
  );

test("each step leads on in its direction, and never beyond the ends", () => {
  fc.assert(
    fc.property(shop, fc.constantFrom(-1, 1), ({ largest, size }, step) => {
      const slot = slotOf(size, largest) + step;
      const next = sizeTowards(slot, size, largest);
      expect(next).toBeGreaterThanOrEqual(1);
      expect(next).toBeLessThanOrEqual(largest);
      if (slot >= 0 && slot <= slots && next !== 1 && next !== largest)
        expect(Math.sign(next - size)).toBe(step);
    }),
  );
});

test("likeness between two points of the curve lies between theirs", () => {
  const curve = [
    { size: 1, average: 0.9, lowest: 0.9 },
    { size: 10, average: 0.7, lowest: 0.5 },
  ];
  expect(likenessOf({ curve }, 1)).toEqual({ average: 0.9, lowest: 0.9 });
  expect(likenessOf({ curve }, 10)).toEqual({ average: 0.7, lowest: 0.5 });
  expect(likenessOf({ curve }, 4).lowest).toBeCloseTo(0.9 - 0.4 / 3, 9);
});
