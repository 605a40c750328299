// The edges of time: each boundary to the instant, month ends, leap days, clocks that change, midnight elsewhere.
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  type Interval,
  momentInterval,
  relativeInterval,
  startOfDay,
  windowInterval,
} from "./rule-windows.ts";

const clock = (asOf: string, timezone = "Asia/Kolkata") => ({ asOf: Temporal.Instant.from(asOf), timezone });

/** Interval notation: `(` and `)` exclude the end, `[` and `]` include it. */
function shown({ from, to }: Interval): string {
  const left = from ? `${from.included ? "[" : "("}${from.at}` : "(…";
  return `${left}, ${to ? `${to.at}${to.included ? "]" : ")"}` : "…)"}`;
}

describe("a window", () => {
  const now = clock("2026-11-20T08:00:00Z");

  test("of all time ends now", () => {
    expect(shown(windowInterval(undefined, now))).toBe("(…, 2026-11-20T08:00:00Z]");
  });

  test("of the last 30 days is open at its beginning and closed at its end", () => {
    expect(shown(windowInterval({ last: 30, unit: "days" }, now))).toBe(
      "(2026-10-21T08:00:00Z, 2026-11-20T08:00:00Z]",
    );
  });

  test("of older things reaches back without end", () => {
    expect(shown(windowInterval({ older_than: 2, unit: "hours" }, now))).toBe("(…, 2026-11-20T06:00:00Z]");
  });

  test("of days takes them whole, in the workspace's time zone", () => {
    expect(shown(windowInterval({ from: "2026-01-01", to: "2026-03-31" }, now))).toBe(
      "[2025-12-31T18:30:00Z, 2026-03-31T18:30:00Z)",
    );
    expect(shown(windowInterval({ to: "2026-03-31" }, now))).toBe("(…, 2026-03-31T18:30:00Z)");
  });

  test("never reaches past now", () => {
    expect(shown(windowInterval({ from: "2026-11-01" }, now))).toBe(
      "[2026-10-31T18:30:00Z, 2026-11-20T08:00:00Z]",
    );
    expect(shown(windowInterval({ from: "2026-11-01", to: "2026-12-31" }, now))).toBe(
      "[2026-10-31T18:30:00Z, 2026-11-20T08:00:00Z]",
    );
  });

  test("that ends with the day that ends now keeps out the first instant of the next", () => {
    expect(shown(windowInterval({ to: "2026-11-19" }, clock("2026-11-19T18:30:00Z")))).toBe(
      "(…, 2026-11-19T18:30:00Z)",
    );
  });
});

describe("months and years follow the calendar of the time zone", () => {
  test.each([
    ["31 March − 1 month", "2026-03-31T12:00:00Z", 1, "months", "2026-02-28T12:00:00Z"],
    ["31 March − 1 month in a leap year", "2024-03-31T12:00:00Z", 1, "months", "2024-02-29T12:00:00Z"],
    ["leap day − 1 year", "2024-02-29T12:00:00Z", 1, "years", "2023-02-28T12:00:00Z"],
    ["it is the 31st in India already", "2026-03-30T20:00:00Z", 1, "months", "2026-02-27T20:00:00Z"],
    ["years before year 1", "2026-03-30T20:00:00Z", 3_000, "years", "0001-01-02T00:00:00Z"],
    ["a million years", "2026-03-30T20:00:00Z", 1_000_000, "years", "0001-01-02T00:00:00Z"],
    ["a million weeks", "2026-03-30T20:00:00Z", 1_000_000, "weeks", "0001-01-02T00:00:00Z"],
  ] as const)("%s", (_what, asOf, last, unit, expected) => {
    expect(windowInterval({ last, unit }, clock(asOf)).from?.at.toString()).toBe(expected);
  });

  test("over a change of the clocks the hour of the day stays, while days are 24 hours", () => {
    const newYork = clock("2026-03-20T12:00:00Z", "America/New_York");
    expect(shown(relativeInterval("more_than_ago", { n: 1, unit: "months" }, newYork))).toBe(
      "(…, 2026-02-20T13:00:00Z]",
    );
    expect(shown(relativeInterval("more_than_ago", { n: 28, unit: "days" }, newYork))).toBe(
      "(…, 2026-02-20T12:00:00Z]",
    );
  });
});

describe("a day", () => {
  test.each([
    ["before", "(…, 2026-02-28T18:30:00Z)"],
    ["after", "[2026-03-01T18:30:00Z, …)"],
    ["on", "[2026-02-28T18:30:00Z, 2026-03-01T18:30:00Z)"],
  ] as const)("%s it", (op, expected) => {
    expect(shown(momentInterval(op, "2026-03-01", "Asia/Kolkata"))).toBe(expected);
  });

  test("to another includes both", () => {
    expect(shown(momentInterval("between", ["2026-03-01", "2026-03-02"], "Asia/Kolkata"))).toBe(
      "[2026-02-28T18:30:00Z, 2026-03-02T18:30:00Z)",
    );
  });

  test("has 23 hours when clocks go forward, and may begin at one", () => {
    expect(shown(momentInterval("on", "2026-03-08", "America/New_York"))).toBe(
      "[2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z)",
    );
    expect(startOfDay("2018-11-04", "America/Sao_Paulo").toString()).toBe("2018-11-04T03:00:00Z");
  });
});

describe("an instant", () => {
  const at = "2026-03-01T09:00:00+05:30";
  test.each([
    ["before", "(…, 2026-03-01T03:30:00Z)"],
    ["after", "(2026-03-01T03:30:00Z, …)"],
    ["on", "[2026-03-01T03:30:00Z, 2026-03-01T03:30:00Z]"],
  ] as const)("%s it", (op, expected) => {
    expect(shown(momentInterval(op, at, "Asia/Kolkata"))).toBe(expected);
  });

  test("to a day", () => {
    expect(shown(momentInterval("between", [at, "2026-03-01"], "Asia/Kolkata"))).toBe(
      "[2026-03-01T03:30:00Z, 2026-03-01T18:30:00Z)",
    );
  });
});

test("the next days begin after now", () => {
  expect(shown(relativeInterval("within_next", { n: 1, unit: "weeks" }, clock("2026-11-20T08:00:00Z")))).toBe(
    "(2026-11-20T08:00:00Z, 2026-11-27T08:00:00Z]",
  );
  expect(shown(relativeInterval("within_last", { n: 1, unit: "weeks" }, clock("2026-11-20T08:00:00Z")))).toBe(
    "(2026-11-13T08:00:00Z, 2026-11-20T08:00:00Z]",
  );
});
