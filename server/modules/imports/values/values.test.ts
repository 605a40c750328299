// Values as people write them: what is read, what is refused and with which words, for each kind of cell.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ImportField, ImportOptions } from "../../../../contract/import-reading.ts";
import { fourDecimals, moneyOf, totalOf } from "./exact.ts";
import { readerOf } from "./readers.ts";
import { type About, Unreadable } from "./value.ts";
import { createZone } from "./zone.ts";

const options: ImportOptions = {
  part: "",
  delimiter: ",",
  quote: '"',
  encoding: "utf-8",
  header_row: 1,
  date_order: "dmy",
  decimal: ".",
  timezone: "Asia/Kolkata",
  cancelled_prefix: "",
};

function about(change: Partial<ImportOptions> = {}, country?: string): About & { notes: string[] } {
  const notes: string[] = [];
  const all = { ...options, ...change };
  return {
    options: all,
    zone: createZone(all.timezone),
    now: new Date("2026-11-20T12:00:00Z"),
    country,
    notes,
    note: (message) => void notes.push(message),
  };
}

function read(field: ImportField, text: string, how = about()): unknown {
  const value = readerOf(field, { wholeNumbers: false })(text, how);
  return value instanceof Unreadable ? { reason: value.reason } : value;
}

const instant = (text: string, change: Partial<ImportOptions> = {}) => {
  const value = read("order.ordered_at", text, about(change));
  return typeof value === "number" ? new Date(value).toISOString() : value;
};

describe("dates", () => {
  test.each([
    ["2010-12-01 08:26:00", "2010-12-01T02:56:00.000Z"],
    ["2010-12-01T08:26:00Z", "2010-12-01T08:26:00.000Z"],
    ["2010-12-01T08:26:00.5+05:30", "2010-12-01T02:56:00.500Z"],
    ["2023-01-05 10:22:11 -0500", "2023-01-05T15:22:11.000Z"],
    ["2023-01-05 10:22:11 UTC", "2023-01-05T10:22:11.000Z"],
    ["01/12/2010 8:26", "2010-12-01T02:56:00.000Z"],
    ["1.12.2010", "2010-11-30T18:30:00.000Z"],
    ["1-12-10 8:26 pm", "2010-12-01T14:56:00.000Z"],
    ["1 Dec 2010", "2010-11-30T18:30:00.000Z"],
    ["Wednesday, December 1st, 2010 at 8:26 a.m.", "2010-12-01T02:56:00.000Z"],
    ["1-Dec-10", "2010-11-30T18:30:00.000Z"],
    ["20101201", "2010-11-30T18:30:00.000Z"],
    ["20101201T0826", "2010-12-01T02:56:00.000Z"],
    ["1291191960", "2010-12-01T08:26:00.000Z"],
    ["1291191960000", "2010-12-01T08:26:00.000Z"],
  ])("%s", (text, expected) => {
    expect(instant(text)).toBe(expected);
  });

  test("the order of day and month is the option's", () => {
    expect(instant("02/03/2024", { date_order: "mdy", timezone: "UTC" })).toBe("2024-02-03T00:00:00.000Z");
    expect(instant("02/03/2024", { date_order: "dmy", timezone: "UTC" })).toBe("2024-03-02T00:00:00.000Z");
    expect(instant("10/12/01", { date_order: "ymd", timezone: "UTC" })).toBe("2010-12-01T00:00:00.000Z");
  });

  test.each([
    [
      "31/02/2024",
      "“31/02/2024” is no day of the calendar when read as day, month, year; the order can be changed",
    ],
    [
      "12/31/2024",
      "“12/31/2024” is no day of the calendar when read as day, month, year; the order can be changed",
    ],
    ["2024-13-01", "“2024-13-01” is no day of the calendar"],
    ["soon", "“soon” is not a date that can be read; 2026-10-02 14:05 is sure to be"],
    [
      "2024-01-01 25:99",
      "The time in “2024-01-01 25:99” cannot be read; 14:05, 2:05 pm or 14:05:00+05:30 can",
    ],
  ])("%s is refused", (text, reason) => {
    expect(read("order.ordered_at", text)).toEqual({ reason });
  });

  test("clocks that go forward and back", () => {
    const berlin = { timezone: "Europe/Berlin" };
    expect(instant("2024-03-31 02:30", berlin)).toBe("2024-03-31T01:30:00.000Z");
    expect(instant("2024-10-27 02:30", berlin)).toBe("2024-10-27T00:30:00.000Z");
    expect(instant("2024-10-27 03:30", berlin)).toBe("2024-10-27T02:30:00.000Z");
  });

  test("a local time is what the zone's clocks show at its instant, wherever they show it", () => {
    const zones = fc.constantFrom("Asia/Kolkata", "Europe/London", "America/St_Johns", "Australia/Lord_Howe");
    const times = fc.date({ min: new Date("1971-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(zones, times, (timeZone, time) => {
        const shown = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
        const text = shown.format(time);
        const found = instant(text, { timezone: timeZone }) as string;
        expect(shown.format(new Date(found))).toBe(text);
      }),
    );
  });

  test("birthdays of two digits are not to come", () => {
    expect(read("customer.birthday", "12/04/40")).toBe("1940-04-12");
    expect(read("customer.birthday", "12 Apr 1990")).toBe("1990-04-12");
    expect(read("customer.birthday", "2031-01-01")).toEqual({
      reason: "“2031-01-01” is a day to come, so no birthday",
    });
  });
});

describe("amounts", () => {
  test.each([
    ["2.55", ".", "2.55"],
    ["-12", ".", "-12"],
    ["₹1,00,000.50", ".", "100000.5"],
    ["Rs. 500", ".", "500"],
    ["INR 1,234", ".", "1234"],
    ["$ 1,234.56", ".", "1234.56"],
    ["-£3.10", ".", "-3.1"],
    ["£-3.10", ".", "-3.1"],
    ["(12.50)", ".", "-12.5"],
    ["12.50-", ".", "-12.5"],
    ["1'234.50", ".", "1234.5"],
    [".5", ".", "0.5"],
    ["007", ".", "007"],
    ["1.234,56 €", ",", "1234.56"],
    ["1 234,5", ",", "1234.5"],
    ["12", ",", "12"],
  ] as const)("%s with %s", (text, decimal, expected) => {
    expect(read("item.price", text, about({ decimal }))).toBe(expected);
  });

  test.each([
    ["1,5", "“1,5” is not a number with “.” as the decimal sign; the sign can be changed"],
    ["12,34,567,8", "“12,34,567,8” is not a number"],
    ["five", "“five” is not a number"],
    ["--1", "“--1” is not a number"],
    ["-", "“-” is not a number"],
  ])("%s is refused", (text, reason) => {
    expect(read("item.price", text)).toEqual({ reason });
  });

  test("a quantity has its bounds", () => {
    expect(read("item.quantity", "2000000000")).toEqual({
      reason: "“2000000000” is not between -1,000,000,000 and 1,000,000,000",
    });
  });

  test("a sum of quantities times prices is exact and rounded once", () => {
    const items = [
      { quantity: "3", price: "0.335" },
      { quantity: "1", price: "0.001" },
      { quantity: "-1", price: "0.001" },
    ];
    expect(totalOf(items, "INR")).toBe(1.01);
    expect(moneyOf("-1.005", "INR")).toBe(-1.01);
    expect(moneyOf("1499.5", "JPY")).toBe(1500);
    expect(fourDecimals("1.23456")).toBe(1.2346);
    const tenths = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { maxLength: 50 });
    fc.assert(
      fc.property(tenths, (prices) => {
        const parts = prices.map((price) => ({ quantity: "1", price: (price / 100).toFixed(2) }));
        expect(totalOf(parts, "INR") * 100).toBeCloseTo(prices.reduce((sum, price) => sum + price, 0));
      }),
    );
  });
});

test("a total is the same however small or large its factors are", () => {
  const decimal = fc
    .record({
      sign: fc.constantFrom("", "-"),
      whole: fc.nat(1e9),
      decimals: fc.nat(6),
      rest: fc.nat(999_999),
    })
    .map(({ sign, whole, decimals, rest }) =>
      decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${`${rest}`.padStart(6, "0").slice(0, decimals)}`,
    );
  const small = fc.integer({ min: -999, max: 999 }).map((n) => `${n}`);
  const item = fc.record({ quantity: fc.oneof(small, decimal), price: decimal });
  const millionths = (text: string) => {
    const [whole = "", rest = ""] = text.replace("-", "").split(".");
    const units = BigInt(whole + rest.padEnd(6, "0"));
    return text.startsWith("-") ? -units : units;
  };
  fc.assert(
    fc.property(fc.array(item, { maxLength: 6 }), (items) => {
      const exact = items.reduce(
        (sum, { quantity, price }) => sum + millionths(quantity) * millionths(price),
        0n,
      );
      const half = exact < 0n ? -5_000_000_000n : 5_000_000_000n;
      expect(totalOf(items, "INR")).toBe(Number((exact + half) / 10_000_000_000n) / 100);
    }),
  );
});

describe("phones", () => {
  test.each([
    ["+91 98123 45678", undefined, "+919812345678"],
    ["0044 (0)20 7946 0958", undefined, "+442079460958"],
    ["98123 45678", "IN", "+919812345678"],
    ["098123-45678", "IN", "+919812345678"],
    ["919812345678", "IN", "+919812345678"],
    ["919812345678.0", "IN", "+919812345678"],
    ["020 7946 0958", "GB", "+442079460958"],
    ["(415) 555-0132", "US", "+14155550132"],
  ])("%s in %s", (text, country, expected) => {
    expect(read("customer.phone", text, about({}, country))).toBe(expected);
  });

  test.each([
    [
      "98123 45678",
      undefined,
      "“98123 45678” does not say its country; write it with its prefix, such as +919812345678",
    ],
    ["12345", "IN", "“12345” is no number of IN; write it with its prefix, such as +919812345678"],
    [
      "9.19812E+11",
      "IN",
      "“9.19812E+11” was shortened by a spreadsheet; format the column as text and export it again",
    ],
    ["call me", "IN", "“call me” is not a phone number; +919812345678 is the sure form"],
    ["+12", undefined, "“+12” is not a phone number; +919812345678 is the sure form"],
  ])("%s in %s is refused", (text, country, reason) => {
    expect(read("customer.phone", text, about({}, country))).toEqual({ reason });
  });
});

describe("places", () => {
  test.each([
    ["United Kingdom", "GB"],
    ["UK", "GB"],
    ["in", "IN"],
    ["EIRE", "IE"],
    ["USA", "US"],
    ["RSA", "ZA"],
    ["Czech Republic", "CZ"],
    ["St. Lucia", "LC"],
    ["Côte d'Ivoire", "CI"],
    ["The Netherlands", "NL"],
    ["Hong Kong", "HK"],
    ["Korea, Republic of", undefined],
  ])("%s", (text, code) => {
    expect(read("customer.country", text)).toBe(code);
  });

  test("what is no country is left empty and told", () => {
    for (const text of ["Unspecified", "European Community", "Channel Islands"]) {
      const how = about();
      expect(read("customer.country", text, how)).toBeUndefined();
      expect(how.notes).toEqual([`“${text}” names no single country; the country was left empty`]);
    }
  });

  test("languages and time zones", () => {
    expect(read("customer.language", "pt_br")).toBe("pt-BR");
    expect(read("customer.language", "Hindi")).toBe("hi");
    expect(read("customer.timezone", "asia/kolkata")).toMatch(/^Asia\/(Kolkata|Calcutta)$/);
    expect(read("customer.timezone", "IST-ish")).toBeUndefined();
  });
});

describe("words", () => {
  test.each([
    ["Yes", true],
    ["TRUE", true],
    ["1", true],
    ["SUBSCRIBED", true],
    ["opted out", false],
    ["n", false],
    ["NEVER_SUBSCRIBED", undefined],
  ])("consent: %s", (text, expected) => {
    expect(read("customer.consent.email", text)).toBe(expected);
  });

  test.each([
    ["Completed", "paid"],
    ["wc-processing", "paid"],
    ["Partially refunded", "partially_refunded"],
    ["on-hold", "pending"],
    ["canceled", "cancelled"],
    ["shipped", "fulfilled"],
  ])("status: %s", (text, expected) => {
    expect(read("order.status", text)).toBe(expected);
  });

  test("what is none of the words is refused by name", () => {
    expect(read("order.status", "lost")).toEqual({
      reason: "“lost” is no order status; paid, pending, fulfilled, cancelled and refunded are",
    });
    expect(read("customer.consent.sms", "perhaps")).toEqual({ reason: "“perhaps” is neither yes nor no" });
  });
});

describe("texts", () => {
  test("tags are split and kept once", () => {
    expect(read("customer.tags", "vip, coffee;vip ;")).toEqual(["vip", "coffee"]);
  });

  test("addresses are checked", () => {
    expect(read("customer.email", "mailto:asha@example.com")).toBe("asha@example.com");
    expect(read("customer.email", "asha@")).toEqual({ reason: "“asha@” is not an e-mail address" });
  });

  test("ids of a column of whole numbers lose their point and zero, and only there", () => {
    const numbers = { wholeNumbers: true };
    expect(readerOf("customer.external_id", numbers)("17850.0", about())).toBe("17850");
    expect(read("customer.external_id", "17850.0")).toBe("17850.0");
    expect(readerOf("item.name", numbers)("17850.0", about())).toBe("17850.0");
  });

  test("what is too long is refused with its length", () => {
    expect(read("customer.city", "x".repeat(121))).toEqual({
      reason: `“${"x".repeat(39)}…” has 121 characters; at most 120 are kept`,
    });
  });
});
