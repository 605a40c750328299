// The mark of what an import left is compared with what is there months later: it must be the same text for the same state,
// whatever order its keys stand in, and whichever way it was written.
import fc from "fast-check";
import { expect, test } from "vitest";
import { sortedJson } from "./sorted-json.ts";

/** As it was first written, and as marks that are kept were made. */
function plainly(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(plainly).join(",")}]`;
  const inner = Object.entries(value)
    .filter(([, of]) => of !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, of]) => `${JSON.stringify(key)}:${plainly(of)}`);
  return `{${inner.join(",")}}`;
}

const state = fc.object({ withDate: true });

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, of]) => [key, turned(of)]),
  );
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, of]) => [key, inOrder(of)]),
  );
}

test("a state is written the same in any order of its keys", () => {
  fc.assert(
    fc.property(state, (value) => {
      const expected = plainly(value);
      expect(sortedJson(value)).toBe(expected);
      expect(sortedJson(turned(value))).toBe(expected);
      expect(sortedJson(inOrder(value))).toBe(expected);
    }),
    { numRuns: 1_000 },
  );
});
