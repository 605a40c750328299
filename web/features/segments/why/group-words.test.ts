// What a group is said to be, beside the mark whether it holds.
import { expect, test } from "vitest";
import type { ExplainedNode } from "../../../../contract/segments.ts";
import { groupWords } from "./group-words.ts";

const leaf = (holds: boolean): ExplainedNode => ({
  path: "",
  kind: "attribute",
  holds,
  sentence: "who live in India",
  children: [],
});
const group = (kind: ExplainedNode["kind"], ...held: boolean[]): ExplainedNode => ({
  ...leaf(true),
  kind,
  children: held.map(leaf),
});

test("a group says how much of it holds", () => {
  expect(groupWords(group("all", true, true))).toBe("All of these");
  expect(groupWords(group("all", true, false))).toBe("All of these: only 1 of 2");
  expect(groupWords(group("any", false, true, true))).toBe("At least one of these: 2 of 3");
  expect(groupWords(group("any", false, false))).toBe("None of these 2");
  expect(groupWords(group("not", true))).toBe("Not this");
});

test("a segment is said by its name, a condition by its own sentence", () => {
  expect(groupWords({ ...group("segment", true), name: "Coffee lovers" })).toBe(
    "A member of “Coffee lovers”",
  );
  expect(groupWords(leaf(true))).toBeUndefined();
});
