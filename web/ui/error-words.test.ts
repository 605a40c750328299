// Every failure the server can name says what was kept, and what happened ends as a sentence.
import { expect, test } from "vitest";
import { type ErrorCode, errorKinds } from "../../contract/errors.ts";
import { ApiError } from "../api.ts";
import { adviceFor, detailOf, faultSentence, whatHappened } from "./error-words.ts";

const codes = Object.keys(errorKinds) as ErrorCode[];

test.each([...codes, "offline" as const])("%s says what happened, what was kept and what to do", (code) => {
  const error = new ApiError({ code, status: 400, title: "the title", detail: "the detail" });
  expect(whatHappened(error)).toBe("The title.");
  expect(detailOf(error)).toBe("The detail.");
  expect(adviceFor(error).kept).toMatch(/\.$/);
  expect(adviceFor(error).todo).toMatch(/\.$/);
});

test("a detail that only repeats the title is not said twice", () => {
  const error = new ApiError({ code: "forbidden", status: 403, title: "No", detail: "No" });
  expect(detailOf(error)).toBeUndefined();
});

test("a fault and its hint are one sentence", () => {
  expect(
    faultSentence({ path: "/email", message: "not an e-mail address", hint: "such as asha@example.com" }),
  ).toBe("Not an e-mail address (such as asha@example.com).");
});
