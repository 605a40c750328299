// What is put into the URL comes out of it again.
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSearch, stringifySearch } from "./search-params.ts";

test("texts survive the way through the URL, empty ones leave no trace", () => {
  const key = fc.stringMatching(/^[a-z_]{1,12}$/).filter((name) => name !== "__proto__");
  const digits = fc.stringMatching(/^[0-9]{1,20}$/);
  const text = fc.oneof(fc.string({ unit: "grapheme" }), digits);
  fc.assert(
    fc.property(fc.dictionary(key, text, { noNullPrototype: true }), (search) => {
      const kept = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ""));
      expect(parseSearch(stringifySearch(search))).toEqual(kept);
    }),
  );
});

test("a number typed into a search stays a text", () => {
  expect(parseSearch("?search=9812345678")).toEqual({ search: "9812345678" });
});
