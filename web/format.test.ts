// How numbers and money read, by currency.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compare,
  formatCount,
  formatDuration,
  formatMoney,
  formatMoneyShort,
  formatShare,
  initialsOf,
} from "./format.ts";

test.each([
  [100_000, "INR", "₹1,00,000"],
  [1499.5, "INR", "₹1,499.50"],
  [-249, "INR", "-₹249"],
  [100_000, "USD", "$100,000"],
  [1499.5, "JPY", "¥1,500"],
  [12.345, "KWD", "KWD 12.345"],
])("%d %s is %s", (amount, currency, said) => {
  expect(plain(formatMoney(amount, currency))).toBe(said);
});

test.each([
  [420_000, "INR", "₹4.2 lakh"],
  [12_300_000, "INR", "₹1.2 crore"],
  [2_500_000_000, "INR", "₹250 crore"],
  [99_999, "INR", "₹99,999"],
  [4_213_000, "USD", "$4.21M"],
  [950, "EUR", "€950"],
])("%d %s is shortened to %s", (amount, currency, said) => {
  expect(plain(formatMoneyShort(amount, currency))).toBe(said);
});

test("money written whole can be read back to the minor unit", () => {
  const minor = fc.integer({ min: -9e12, max: 9e12 });
  fc.assert(
    fc.property(minor, fc.constantFrom("INR", "USD", "EUR"), (cents, currency) => {
      const digits = formatMoney(cents / 100, currency).replace(/[^\d.-]/g, "");
      expect(Math.round(Number(digits) * 100)).toBe(cents === 0 ? 0 : cents);
    }),
  );
});

test("counts are grouped as the currency's country groups them", () => {
  expect(formatCount(1_234_567, "INR")).toBe("12,34,567");
  expect(formatCount(1_234_567, "USD")).toBe("1,234,567");
});

test.each([
  [0.9, "90 %"],
  [0.021, "2.1 %"],
  [0.1234, "12 %"],
  [1, "100 %"],
])("a share of %d is %s", (share, said) => {
  expect(formatShare(share)).toBe(said);
});

test("a comparison says how much and which way, or nothing", () => {
  expect(compare(112, 100)).toBe("12 % more than");
  expect(compare(95, 100)).toBe("5 % less than");
  expect(compare(100.1, 100)).toBe("about the same as");
  expect(compare(100, null)).toBeNull();
  expect(compare(100, 0)).toBeNull();
});

test.each([
  [3, "a few seconds"],
  [74, "1 min 14 s"],
  [1_800, "30 min"],
  [7_500, "2 h 5 min"],
])("%d seconds are %s", (seconds, said) => {
  expect(formatDuration(seconds)).toBe(said);
});

test("no length of time is written with sixty seconds or sixty minutes", () => {
  const justBeforeTheMinute = fc.record({
    minutes: fc.integer({ min: 1, max: 200 }),
    short: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(justBeforeTheMinute, ({ minutes, short }) => {
      expect(formatDuration(minutes * 60 - short)).not.toMatch(/\b60 (s|min)/);
    }),
  );
});

test("initials are two letters of a name, one of a word", () => {
  expect(initialsOf("Asha Rao")).toBe("AR");
  expect(initialsOf("asha.rao@example.com")).toBe("AC");
  expect(initialsOf("c")).toBe("C");
});

/** Intl sets a no-break space after a letter code. */
function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}
