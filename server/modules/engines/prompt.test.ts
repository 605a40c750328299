// The marks between which texts go to a model.
import { expect, test } from "vitest";
import { composePrompt } from "./prompt.ts";

test("what is hidden of the texts leaves their marks alone", () => {
  const hidesDigits = { hide: (text: string) => text.replace(/\d/g, "*"), show: <T>(value: T) => value };
  const parts = { instructions: "Answer.", prompt: "those of 2025", data: { city: "Pune 411001" } };
  const { text } = composePrompt(parts, hidesDigits, false);
  const [, mark] = /^<data-([0-9a-f]{12})>\n/.exec(text) ?? [];
  expect(text).toBe(
    `<data-${mark}>\n{\n "city": "Pune ******"\n}\n</data-${mark}>\n\n<request-${mark}>\nthose of ****\n</request-${mark}>`,
  );
});
