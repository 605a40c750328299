// What is sent of a draft: all of a new one, afterwards only what changed.
import { expect, test } from "vitest";
import { changedBody, newDraft, wholeBody } from "./draft-values.ts";

const empty = newDraft(undefined);

test("a draft begun on a segment is for that segment", () => {
  expect(newDraft("7").audience).toEqual({ segment_id: "7" });
});

test("a new draft without a name is called so, and may be saved", () => {
  expect(wholeBody(empty)).toEqual({
    name: "Untitled campaign",
    intent: null,
    tags: [],
    audience: null,
    channel: "email",
    message: { subject: "", body: "" },
    schedule: { kind: "now" },
  });
});

test("only what was changed is sent, subject and body together", () => {
  const next = { ...empty, tags: ["diwali"], body: "Hello" };
  expect(changedBody(next, empty)).toEqual({
    tags: ["diwali"],
    message: { subject: "", body: "Hello" },
  });
});

test("a name that was emptied is not sent", () => {
  const named = { ...empty, name: "Diwali" };
  expect(changedBody({ ...named, name: " " }, named)).toEqual({});
  expect(changedBody({ ...named, name: "Holi" }, named)).toEqual({ name: "Holi" });
});

test("an audience taken away is sent as none", () => {
  expect(changedBody(empty, newDraft("7"))).toEqual({ audience: null });
});
