// The rules that a finished campaign proposes are ones that the rule language accepts.
import { expect, test } from "vitest";
import { nextSteps } from "./campaign-steps.ts";
import { findRuleFaults } from "./rule-faults.ts";

const catalogue = {
  attributes: [],
  columns: [],
  events: [],
  segments: [],
  lists: [],
  scores: false,
  currency: "INR",
  timezone: "Asia/Kolkata",
};
const sent = (delivered: number, opened: number, clicked: number) =>
  nextSteps({ id: "7", day: "2026-11-20", stats: { delivered, opened, clicked } });

test("after clicks it thinks of those who did not order, then of those who did not open", () => {
  const steps = sent(100, 40, 12);
  expect(steps.map(({ title }) => title)).toEqual([
    "Those who clicked and have not ordered since",
    "Those who received it and did not open it",
  ]);
  for (const { rule } of steps) expect(findRuleFaults(rule, catalogue)).toEqual([]);
});

test("without a click it thinks of those who did not open alone", () => {
  expect(sent(100, 40, 0)).toHaveLength(1);
});

test("where everyone opened or nobody received it there is nothing to propose", () => {
  expect(sent(5, 5, 0)).toEqual([]);
  expect(sent(0, 0, 0)).toEqual([]);
});
