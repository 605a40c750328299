// How numbers, money and dates are written in English, in the manner of the workspace: ₹1,00,000; 2 October 2026 at 14:05.
import { currencyDecimals } from "./values.ts";

/** Currencies of countries that group digits as lakh and crore. */
const lakhCurrencies = new Set(["INR", "BDT", "LKR", "NPR", "PKR"]);

/** Formats are costly to make and serve for good. */
function remembered<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const format = known.get(key) ?? make(key);
    known.set(key, format);
    return format;
  };
}

function localeOf(currency: string): string {
  return lakhCurrencies.has(currency) ? "en-IN" : "en";
}

/** Decimals beyond this are not written. */
const mostDecimals = 15;

const numbers = remembered(
  (locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: mostDecimals }),
);

export function numberWords(value: number, currency: string): string {
  return numbers(localeOf(currency)).format(value);
}

const moneyOf = (decimals: (currency: string) => number) =>
  remembered(
    (currency) =>
      new Intl.NumberFormat(localeOf(currency), {
        style: "currency",
        currency,
        currencyDisplay: "narrowSymbol",
        minimumFractionDigits: decimals(currency),
        maximumFractionDigits: mostDecimals,
      }),
  );
const wholeMoney = moneyOf(() => 0);
const brokenMoney = moneyOf(currencyDecimals);

/** Money in major units; whole amounts without decimals, since most are. */
export function moneyWords(major: number, currency: string): string {
  return (Number.isInteger(major) ? wholeMoney : brokenMoney)(currency).format(major);
}

/** A calendar day: 2 October 2026. */
export function dayWords(day: string): string {
  return days("UTC").format(new Date(`${day}T00:00:00Z`));
}

/** An instant in a time zone: 2 October 2026 at 14:05, with seconds where there are any. */
export function instantWords(instant: string, timeZone: string): string {
  const at = new Date(instant);
  const seconds = at.getTime() % 60_000 === 0 ? undefined : "2-digit";
  const time = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    second: seconds,
    fractionalSecondDigits: at.getTime() % 1_000 === 0 ? undefined : 3,
  });
  return `${days(timeZone).format(at)} at ${time.format(at)}`;
}

const days = remembered(
  (timeZone) =>
    new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone }),
);

/** "India" for IN; the text itself where it is no country's code. */
const regions = remembered((locale) => new Intl.DisplayNames(locale, { type: "region", fallback: "none" }));

export function countryWords(code: string): string | undefined {
  if (!/^[a-z]{2}$/i.test(code)) return undefined;
  return regions("en").of(code.toUpperCase()) ?? undefined;
}

/** "a", "a or b", "a, b or c". */
export function listWords(entries: readonly string[], joint: "and" | "or"): string {
  if (entries.length < 2) return entries.join("");
  return `${entries.slice(0, -1).join(", ")} ${joint} ${entries.at(-1)}`;
}

/** Whether a label speaks of several things: "points are", "tier is", "status is". */
export function isPlural(label: string): boolean {
  return /[^aius']s$/i.test(label);
}
