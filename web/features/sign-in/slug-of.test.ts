// What is offered as an address is one that the contract takes.
import fc from "fast-check";
import { expect, test } from "vitest";
import { slug } from "../../../contract/access.ts";
import { slugOf } from "./slug-of.ts";

test.each([
  ["Filter & Bean", "filter-bean"],
  ["Café Crème", "cafe-creme"],
  ["O2", "o2-shop"],
  ["दुकान", ""],
])("%s becomes %s", (name, said) => {
  expect(slugOf(name)).toBe(said);
});

test("every name with a letter or digit of ours gives a valid address", () => {
  const name = fc
    .tuple(fc.string({ unit: "grapheme" }), fc.constantFrom("a", "7", "Z"), fc.string())
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(name, (text) => {
      expect(slug.safeParse(slugOf(text)).success).toBe(true);
    }),
  );
});
