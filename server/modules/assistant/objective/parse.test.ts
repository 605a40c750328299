// Objectives told apart: a table as people write them, and the laws that hold for any.
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { objectives } from "./objectives.fixture.ts";
import { type ObjectiveSetting, parseObjective } from "./parse.ts";

const setting: ObjectiveSetting = {
  today: Temporal.PlainDate.from("2026-11-26"),
  currency: "INR",
  forced: new Map(),
};
const tight = (text: string) => text.replaceAll(/\s+/g, " ").trim();

describe("an objective", () => {
  test.each(objectives)("$prompt", ({ prompt, refused = [], ...expected }) => {
    const read = parseObjective(prompt, setting);
    expect({
      audience: tight(read.audience),
      goal: expected.goal === undefined ? undefined : read.goal,
      budget: read.budget,
      channel: read.channel,
      from: read.within.from,
      to: read.within.to,
    }).toEqual({
      ...{ goal: undefined, budget: undefined, channel: undefined, from: undefined, to: undefined },
      ...{ ...expected, offer: undefined },
    });
    if (expected.offer)
      expect(read.parts.filter(({ part }) => part === "offer").map(({ text }) => text)).toEqual([
        expected.offer,
      ]);
    expect(read.unsupported.map(({ text }) => text)).toEqual(refused);
  });

  test("has parts that are words of it, none twice, and an audience that stands where it stood", () => {
    const words = objectives.flatMap(({ prompt }) => prompt.split(" "));
    const phrase = fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...words) }, fc.string()), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(phrase, (said) => {
        const prompt = said.join(" ").slice(0, 500);
        const { parts, audience, unsupported, budget } = parseObjective(prompt, setting);
        const places = [...parts, ...unsupported].sort((a, b) => a.start - b.start);
        for (const { start, end, text } of places) expect(prompt.slice(start, end)).toBe(text);
        for (const [at, { start }] of places.entries())
          if (at > 0) expect(start).toBeGreaterThanOrEqual(places[at - 1]!.end);
        if (audience !== "") {
          expect(audience).toHaveLength(prompt.length);
          for (let at = 0; at < prompt.length; at++) expect([" ", prompt[at]]).toContain(audience[at]);
        }
        if (budget !== undefined)
          expect(parts.filter(({ part }) => part === "budget").length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test("says money in any of the ways it is written", () => {
    const ways: [string, number][] = [
      ["₹20,000", 20_000],
      ["20k", 20_000],
      ["Rs 20000", 20_000],
      ["1.5 lakh", 150_000],
      ["2 lakhs", 200_000],
      ["₹ 2,50,000", 250_000],
      ["20 000 rupees", 20_000],
      ["Rs. 999/-", 999],
      ["₹5K", 5_000],
      ["1 crore", 10_000_000],
      ["five thousand rupees", 5_000],
    ];
    const frames = [
      (m: string) => `bring back tea buyers with ${m} to spend`,
      (m: string) => `a budget of ${m}: bring back tea buyers`,
      (m: string) => `bring back tea buyers for under ${m}`,
      (m: string) => `bring back tea buyers, budget ${m}`,
      (m: string) => `bring back tea buyers using ${m}`,
    ];
    for (const [said, amount] of ways)
      for (const frame of frames) {
        const read = parseObjective(frame(said), setting);
        expect([frame(said), read.budget]).toEqual([frame(said), amount]);
        expect(tight(read.audience)).toBe("tea buyers");
      }
  });

  test("asks whose a day is where it may be the people's", () => {
    const prompt = "thank customers who bought coffee before Christmas";
    const read = parseObjective(prompt, setting);
    expect(read.within.to).toBeUndefined();
    const [open] = read.questions;
    expect(open).toMatchObject({ question: "Whose time is this?", chosen: 0 });
    const forced = new Map([[`${open!.start} ${open!.end} ${open!.question}`, 1]]);
    const again = parseObjective(prompt, { ...setting, forced });
    expect(again.within.to).toBe("2026-12-24");
    expect(tight(again.audience)).toBe("customers who bought coffee");
  });

  test("with two channels asks which", () => {
    const { channel, questions } = parseObjective("thank VIPs by email and sms", setting);
    expect(channel).toBe("email");
    expect(questions[0]).toMatchObject({ labels: ["email", "sms"], chosen: 0 });
  });
});
