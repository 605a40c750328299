// Laws of the patterns, in campaigns that are played: of pure luck almost nothing is told, of what is told little is luck, and
// what was planted is found.
import fc from "fast-check";
import { expect, test } from "vitest";
import { falseDiscoveryRate } from "../../../contract/insights.ts";
import type { Group } from "./count-groups.ts";
import { patternsOf } from "./patterns.ts";
import { faultOf } from "./phrasing.ts";
import { bandText, joinedBands } from "./spend-bands.ts";

/** Mulberry32: the same seed plays the same campaign. */
function luckOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const dimensions = { city: 12, gender: 2, domain: 8, spend: 5 };
const none = () => ({ tried: 0, delivered: 0, opened: 0, clicked: 0, ordered: 0 });

/** `chance` of opening by the parts that a person is in; a click and an order follow by luck alone. */
function play(seed: number, people: number, chance: (parts: readonly string[]) => number) {
  const luck = luckOf(seed);
  const whole = none();
  const groups = new Map<string, Group>();
  for (let i = 0; i < people; i++) {
    const own = Object.entries(dimensions).map(
      ([name, size]) => [name, String(Math.floor(luck() * size))] as const,
    );
    const parts = own.map(([name, value]) => `${name}:${value}`);
    const delivered = luck() < 0.97;
    const opened = delivered && luck() < chance(parts);
    const came = {
      tried: true,
      delivered,
      opened,
      clicked: opened && luck() < 0.2,
      ordered: delivered && luck() < 0.03,
    };
    const counts = own.map(([dimension, value]) => {
      const key = `${dimension}:${value}`;
      const group = groups.get(key) ?? { dimension, value, counts: none() };
      groups.set(key, group);
      return group.counts;
    });
    for (const one of [whole, ...counts])
      for (const [name, is] of Object.entries(came)) one[name as keyof typeof came] += Number(is);
  }
  return patternsOf(whole, [...groups.values()], ["delivered", "opened", "clicked", "ordered"]);
}

const campaigns = 200;

test("of luck alone almost nothing is told", () => {
  const played = Array.from({ length: campaigns }, (_, seed) => play(seed, 1_500, () => 0.3));
  for (const { comparisons } of played) expect(comparisons).toBeGreaterThan(80);
  const wrong = played.filter(({ found }) => found.length > 0).length;
  // Binomial: more than 20 of 200 at 5 % would happen once in a thousand times; the exact test errs to the quiet side.
  expect(wrong).toBeLessThanOrEqual(20);
});

test("of what is told, the share that is luck stays under what is promised, and what was planted is found", () => {
  const planted = new Set(["city:3", "gender:1"]);
  const chance = (parts: readonly string[]) =>
    0.25 + (parts.includes("city:3") ? 0.2 : 0) + (parts.includes("gender:1") ? 0.12 : 0);
  let seen = 0;
  const shares = Array.from({ length: campaigns }, (_, seed) => {
    const { found } = play(seed + 1_000, 2_000, chance);
    // Who clicks has opened; two genders are one comparison, told of the better.
    const told = found.map(({ group, outcome }) => ({ part: `${group.dimension}:${group.value}`, outcome }));
    for (const { part, outcome } of told) if (planted.has(part) && outcome === "opened") seen += 1;
    const luck = told.filter(
      ({ part, outcome }) => !planted.has(part) || !["opened", "clicked"].includes(outcome),
    );
    return luck.length / told.length;
  });
  const mean = shares.reduce((sum, share) => sum + share, 0) / campaigns;
  expect(seen / (planted.size * campaigns)).toBeGreaterThan(0.97);
  expect(mean).toBeLessThanOrEqual(falseDiscoveryRate + 0.02);
});

test("bands of spend share out every slot once, without gaps", () => {
  const slots = fc
    .array(fc.nat(500), { minLength: 1, maxLength: 30 })
    .map((people) => people.map((count, i) => ({ from: i, to: i + 1, people: count, slot: i })));
  fc.assert(
    fc.property(slots, (all) => {
      const bands = joinedBands(all);
      expect(bands.flatMap((one) => one.slots)).toEqual(all.map(({ slot }) => slot));
      expect(bands.length).toBeLessThanOrEqual(4 + 1);
      expect(bands[0]!.band.low).toBe(0);
      expect(bands.at(-1)!.band.high).toBeNull();
      for (const [i, { band }] of bands.entries())
        if (i > 0) expect(bands[i - 1]!.band.high, bandText(band)).toBe(band.low);
    }),
  );
});

const ours =
  "Of the 1,204 people whose city is Pune, 21.3% opened it, against 14% of the 2,647 others: 4.1 to 10.6 points more.";

test.each([
  "In Pune 21.3% of 1,204 people opened it; of the 2,647 others only 14% did."
    .replace("21.3% of 1,204", "1,204 people were reached and 21.3%")
    .replace("of the 2,647 others only 14% did", "14% of the 2,647 others did"),
  "Pune is keen: 21.3% opened it, against 14% elsewhere.",
  "People whose city is Pune opened it more.",
])("a sentence with our figures in our order stands: %s", (said) =>
  expect(faultOf(said, ours)).toBeUndefined(),
);

test.each([
  ["another figure", "In Pune 22% opened it, against 14% elsewhere."],
  ["a rounded one", "In Pune 21% opened it."],
  ["one worked out", "In Pune 21.3% opened it, 7.3 points above the 14% elsewhere."],
  ["two that changed places", "In Pune 14% opened it, against 21.3% elsewhere."],
  ["one without its percent sign", "In Pune 21.3 people opened it."],
  ["one with a unit more", "In Pune 1,204 million people got it."],
  ["a number in words", "In Pune half as many again opened it."],
  ["figures of another script", "In Pune २१% opened it."],
  ["the opposite", "In Pune fewer opened it: 21.3%."],
  ["a sum of money", "In Pune ₹1,204 was earned."],
])("a sentence with %s does not", (_, said) => expect(faultOf(said, ours)).toBeTypeOf("string"));
