// Moments as people say them, by the days of the workspace's time zone.
import { expect, test } from "vitest";
import { formatCalendarDay, formatDay, formatExactly, formatWhen } from "./format-time.ts";

const kolkata = "Asia/Kolkata";
/** 14:05 in Kolkata. */
const now = new Date("2026-11-20T08:35:00Z");

test.each([
  ["2026-11-20T08:34:50Z", "just now"],
  ["2026-11-20T08:34:00Z", "1 minute ago"],
  ["2026-11-20T08:23:00Z", "12 minutes ago"],
  ["2026-11-20T08:47:00Z", "in 12 minutes"],
  ["2026-11-20T04:00:00Z", "today at 09:30"],
  ["2026-11-19T18:31:00Z", "today at 00:01"],
  ["2026-11-19T18:29:00Z", "yesterday at 23:59"],
  ["2026-11-21T04:00:00Z", "tomorrow at 09:30"],
  ["2026-10-03T04:00:00Z", "3 Oct"],
  ["2025-10-03T04:00:00Z", "3 Oct 2025"],
])("%s is %s", (at, said) => {
  expect(formatWhen(at, kolkata, now)).toBe(said);
});

test("a day is the workspace's, not the reader's", () => {
  expect(formatDay("2026-10-02T20:00:00Z", kolkata, now)).toBe("3 Oct");
  expect(formatDay("2026-10-02T20:00:00Z", "UTC", now)).toBe("2 Oct");
});

test("a birthday has no zone", () => {
  expect(formatCalendarDay("1990-04-12")).toBe("12 April 1990");
});

test("the exact moment names its zone", () => {
  expect(formatExactly("2026-11-20T08:35:09Z", kolkata)).toBe(
    "Friday, 20 November 2026 at 14:05:09 (Asia/Kolkata)",
  );
});
