// A draft can be launched when it has a name, somebody to reach and a message without faults; else it is said what lacks.
import { expect, test } from "vitest";
import { lacksOf } from "./readiness.ts";

const whole = { name: "Diwali", audience: { segment_id: "7" } };
const reached = { matched: 10, reachable: 8 };
const words = (...asked: Parameters<typeof lacksOf>) => lacksOf(...asked).map((lack) => lack.words);

test("a whole draft lacks nothing, whatever there is to weigh", () => {
  const warning = { level: "warning" as const, field: "body" as const, message: "It is long" };
  expect(lacksOf(whole, reached, [warning])).toEqual([]);
});

test("an empty one lacks a name and an audience", () => {
  expect(words({ name: " ", audience: null }, undefined, [])).toEqual([
    "It has no name",
    "Nobody is chosen to get it",
  ]);
});

test("an audience of nobody, and one that cannot be reached, are told apart", () => {
  expect(words(whole, { matched: 0, reachable: 0 }, [])).toEqual(["Nobody is in its audience now"]);
  expect(words(whole, { matched: 5, reachable: 0 }, [])).toEqual([
    "Nobody in its audience can be reached on this channel",
  ]);
});

test("each fault of the message leads to its field", () => {
  const fault = { level: "fault" as const, field: "subject" as const, message: "The e-mail has no subject" };
  expect(lacksOf(whole, reached, [fault])).toEqual([
    { words: "The e-mail has no subject", field: "subject" },
  ]);
});
