// The laws of habits: what is rotated comes out rotated, what is unknown is the default, and more evidence is shrunk less.
import fc from "fast-check";
import { expect, test } from "vitest";
import { bestHour, bestOf, worthOfHours } from "./choose.ts";
import { defaultWeek } from "./default-week.ts";
import { groupOf, weekOfPerson } from "./group.ts";
import { attended, kernel, readingKernel } from "./kernel.ts";
import { answersWorth } from "./reweigh.ts";
import { type Act, ownShare } from "./shrink.ts";
import { comingHours, emptyWeek, slots, slotsAt, sumOf, type Week, weekOf } from "./week.ts";

const act = fc.record({ slot: fc.nat(slots - 1), weight: fc.double({ min: 0.1, max: 4, noNaN: true }) });
const people = fc.array(fc.array(act, { maxLength: 6 }), { minLength: 1, maxLength: 12 });
const turn = fc.nat(slots - 1);

const turned = (week: Week, by: number) => weekOf((slot) => week[(slot - by + slots) % slots]!);
const turnedActs = (acts: readonly Act[], by: number) =>
  acts.map(({ slot, weight }) => ({ slot: (slot + by) % slots, weight }));

function expectAlike(a: Week, b: Week) {
  for (let slot = 0; slot < slots; slot++) expect(a[slot]).toBeCloseTo(b[slot]!, 9);
}

test("a week of habits sums to 1, whatever was done", () => {
  expect(sumOf(defaultWeek)).toBeCloseTo(1, 12);
  expect(sumOf(kernel)).toBeCloseTo(1, 12);
  expect(sumOf(readingKernel)).toBeCloseTo(1, 12);
  fc.assert(
    fc.property(people, (all) => {
      expect(sumOf(groupOf(all, defaultWeek).week)).toBeCloseTo(1, 9);
    }),
  );
});

test("everything done k hours later, around a prior k hours later, is the answer k hours later", () => {
  fc.assert(
    fc.property(people, turn, (all, by) => {
      const before = groupOf(all, defaultWeek);
      const after = groupOf(
        all.map((acts) => turnedActs(acts, by)),
        turned(defaultWeek, by),
      );
      expect(after.strength).toBe(before.strength);
      expectAlike(after.week, turned(before.week, by));
      const arrived = weekOf((slot) => (slot * 7) % 11);
      expectAlike(answersWorth(turned(arrived, by)), turned(answersWorth(arrived), by));
    }),
    { numRuns: 40 },
  );
});

test("a person's week as messages are read is their week, read", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 6 }), (acts) =>
      expectAlike(
        weekOfPerson(acts, attended(defaultWeek), 8, readingKernel),
        attended(weekOfPerson(acts, defaultWeek, 8)),
      ),
    ),
    { numRuns: 40 },
  );
});

test("nothing known is the default, without an interval", () => {
  const nobody = groupOf([[], []], defaultWeek);
  expectAlike(nobody.week, defaultWeek);
  expect(nobody.ownShare).toBe(0);
  expect(worthOfHours(nobody).every(({ error }) => error === null)).toBe(true);
});

test("the same said more often is shrunk less", () => {
  fc.assert(
    fc.property(
      fc.nat(slots - 1),
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom(1, 4, 32),
      (slot, n, strength) => {
        const said = (count: number) =>
          weekOfPerson(Array(count).fill({ slot, weight: 1 }), defaultWeek, strength)[slot]!;
        expect(ownShare(n + 1, strength)).toBeGreaterThan(ownShare(n, strength));
        expect(Math.abs(said(n + 1) - kernel[0]!)).toBeLessThan(Math.abs(said(n) - kernel[0]!));
      },
    ),
  );
});

test("people who differ among themselves are shrunk less than people who do as all do", () => {
  const repeat = (slot: number) => Array.from({ length: 12 }, () => ({ slot, weight: 1 }));
  const own = Array.from({ length: 60 }, (_, i) => repeat((i * 29) % slots));
  const alike = Array.from({ length: 60 }, (_, i) => [{ slot: 66 + (i % 3), weight: 1 }]);
  const usual = groupOf(alike, defaultWeek);
  expect(usual.ownShare).toBeGreaterThan(0.9);
  expect(groupOf(own, defaultWeek).ownShare).toBeLessThan(usual.ownShare);
});

test("an open at an hour at which hardly anything is sent says more than one when everything is", () => {
  const arrived = emptyWeek();
  arrived[34] = 5_000;
  const worth = answersWorth(arrived);
  expect(worth[35]).toBeLessThan(0.5);
  expect(worth[120]).toBeGreaterThan(1);
  expect(answersWorth(emptyWeek()).every((value) => value === 1)).toBe(true);
});

test("the coming hours are each slot once, and when clocks change one is missing or comes twice", () => {
  const slotsFrom = (zone: string, from: string) => comingHours(zone, new Date(from)).map(({ slot }) => slot);
  expect(new Set(slotsFrom("Asia/Kolkata", "2026-11-25T10:00:00Z")).size).toBe(slots);
  // Berlin leaves out Sunday 02:00 on 29 March 2026 and has it twice on 25 October.
  const sundayTwo = 6 * 24 + 2;
  expect(slotsFrom("Europe/Berlin", "2026-03-27T10:00:00Z")).not.toContain(sundayTwo);
  expect(
    slotsFrom("Europe/Berlin", "2026-10-23T10:00:00Z").filter((slot) => slot === sundayTwo),
  ).toHaveLength(2);
});

test("hours begin where they do in the zone, also half past by others' clocks, and agree with instants", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("Asia/Kolkata", "America/New_York", "Asia/Kathmandu", "UTC", "Australia/Sydney"),
      fc.date({ min: new Date("2025-01-01"), max: new Date("2027-01-01"), noInvalidDate: true }),
      (zone, from) => {
        const hours = comingHours(zone, from);
        expect(hours[0]!.at).toBeGreaterThanOrEqual(from.getTime());
        expect(hours.map(({ slot }) => slot)).toEqual(
          slotsAt(
            hours.map(({ at }) => at),
            zone,
          ),
        );
      },
    ),
    { numRuns: 30 },
  );
});

test("the best times are some hours apart, best first; and a habit of one hour is that hour or just before", () => {
  const tuesdayAtSeven = 24 + 19;
  const group = groupOf(Array(50).fill([{ slot: tuesdayAtSeven, weight: 1 }]), defaultWeek);
  const hours = comingHours("UTC", new Date("2026-11-25T10:00:00Z"));
  const candidates = hours.map(({ at, slot }) => ({ at, slots: [{ slot, part: 1 }] }));
  const best = bestOf(candidates, worthOfHours(group), 3);
  const slotsOfBest = slotsAt(
    best.map(({ at }) => at),
    "UTC",
  );
  expect([tuesdayAtSeven, tuesdayAtSeven - 1]).toContain(slotsOfBest[0]);
  expect(best[0]!.lift).toBeGreaterThan(best[1]!.lift);
  for (const a of best)
    for (const b of best) if (a !== b) expect(Math.abs(a.at - b.at)).toBeGreaterThanOrEqual(3 * 3_600_000);
  expect(bestHour(attended(group.week), hours).at).toBe(best[0]!.at);
});
