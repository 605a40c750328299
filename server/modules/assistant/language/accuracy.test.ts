// How often the engine reads a phrase as a careful reader would, judged by members: on the phrases it was made with, and on others.
import { describe, expect, test } from "vitest";
import { judged, sharedPhrases } from "./judge.fixture.ts";
import { heldOutLater } from "./later-phrases.fixture.ts";
import { type AskedPhrase, heldOut } from "./phrases.fixture.ts";

const wrongOf = (phrases: readonly AskedPhrase[]) => judged(phrases).filter(({ right }) => !right);

describe("phrases", () => {
  test.each([
    ["written before the engine", heldOut],
    ["written after it could read those", heldOutLater],
  ])("%s are read right, all but a few", { timeout: 60_000 }, (_name, phrases) => {
    const wrong = wrongOf(phrases);
    expect(wrong.map(({ text }) => text).slice(Math.floor(phrases.length * 0.05))).toEqual([]);
    expect(wrong.filter(({ kind }) => kind === "refused")).toEqual([]);
  });

  test("kept beside the repository are read right, nine in ten", { timeout: 60_000 }, ({ skip }) => {
    const phrases = sharedPhrases();
    if (!phrases) return skip("the shared data is not here");
    const wrong = wrongOf(phrases);
    expect(wrong.filter(({ kind }) => kind === "refused")).toEqual([]);
    expect(wrong.map(({ text }) => text).slice(Math.floor(phrases.length * 0.1))).toEqual([]);
  });
});
