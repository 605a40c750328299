// Shares of a split add up to exactly 100 %, however many parts there are, and what does not is said in words.
import fc from "fast-check";
import { expect, test } from "vitest";
import { equalShares, firstParts, mostParts, obstacleTo, sumOf, withOneMore, without } from "./parts.ts";

test("parts added and removed always share out all", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 20 }), (steps) => {
      let parts = firstParts("VIPs");
      for (const more of steps) {
        if (more && parts.length < mostParts) parts = withOneMore(parts, "VIPs");
        if (!more && parts.length > 2) parts = without(parts, parts[0]!.key);
        expect(sumOf(parts)).toBe(100);
        expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
      }
    }),
  );
  expect(equalShares(3)).toEqual([33.33, 33.33, 33.34]);
});

test("what does not add up, or has no name or another's, is said", () => {
  const [first, second] = firstParts("VIPs") as [ReturnType<typeof firstParts>[0], never];
  const changed = (change: object) => obstacleTo([{ ...first, ...change }, second]);
  expect(changed({})).toBeUndefined();
  expect(changed({ percent: 49.99 })).toBe("The shares add up to 99.99 %; 0.01 % are not given to any part.");
  expect(changed({ percent: 60 })).toBe("The shares add up to 110 %; that is 10 % too much.");
  expect(changed({ percent: undefined })).toBe("Give each part a share.");
  expect(changed({ name: " " })).toBe("Give each part a name.");
  expect(changed({ name: " vips, PART 2" })).toBe("Two parts have the same name.");
});
