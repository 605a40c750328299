// Days and times on the workspace's clocks: what is put together comes apart as it was.
import fc from "fast-check";
import { expect, test } from "vitest";
import { joinMoment, splitMoment } from "./moments.ts";

const zones = ["Asia/Kolkata", "Europe/London", "America/St_Johns", "Pacific/Apia", "UTC"];
const two = (n: number) => String(n).padStart(2, "0");
const day = fc
  .tuple(
    fc.integer({ min: 1950, max: 2050 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);
/** In the afternoon, when no clock is ever turned. */
const time = fc
  .tuple(fc.integer({ min: 12, max: 22 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${two(h)}:${two(m)}`);

test("a day and a time in a zone are one instant, and that instant is this day and time there", () => {
  fc.assert(
    fc.property(day, time, fc.constantFrom(...zones), (someDay, someTime, zone) => {
      fc.pre(!(zone === "Pacific/Apia" && someDay === "2011-12-30"));
      const moment = joinMoment({ day: someDay, time: someTime }, zone);
      expect(moment).toMatch(/Z$/);
      expect(splitMoment(moment, zone)).toEqual({ day: someDay, time: someTime });
    }),
  );
});

test("a day without a time stays a day", () => {
  expect(joinMoment({ day: "2026-11-20" }, "Asia/Kolkata")).toBe("2026-11-20");
  expect(splitMoment("2026-11-20", "Asia/Kolkata")).toEqual({ day: "2026-11-20" });
});
