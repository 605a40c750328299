// Every way of being left out says what it means, and no cause is promised to pass that will not.
import { expect, test } from "vitest";
import { reasonSentence, whatItMeans } from "./reason-words.ts";

const means = (outcome: "failed" | "suppressed" | "skipped", reason: string, retryable = false) =>
  whatItMeans({ outcome, reason, retryable });

test("a cause is a sentence", () => {
  expect(reasonSentence("said no to e-mail")).toBe("Said no to e-mail");
});

test("a failure may pass or will not", () => {
  expect(means("failed", "the mailbox is full", true)).toContain("May pass");
  expect(means("failed", "the mailbox does not exist")).toContain("Will not pass");
});

test("those who were skipped are told apart by why", () => {
  const reasons = [
    "the campaign was cancelled",
    "no e-mail address",
    "another customer with the same phone number gets it",
    "the message is empty for this customer",
    "something else",
  ];
  expect(new Set(reasons.map((reason) => means("skipped", reason))).size).toBe(reasons.length);
});
