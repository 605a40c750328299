// How numbers, money and dates are written in English, in the manner of the workspace: ₹1,00,000; 2 October 2026 at 14:05.
import { currencyDecimals } from "./values.ts";

/** Currencies of countries that group digits as lakh and crore. */
const lakhCurrencies = new Set(["INR", "BDT", "LKR", "NPR", "PKR"]);

function localeOf(currency: string): string {
  return lakhCurrencies.has(currency) ? "en-IN" : "en";
}

/** Decimals beyond this are not written. */
const mostDecimals = 15;

export function numberWords(value: number, currency: string): string {
  return new Intl.NumberFormat(localeOf(currency), { maximumFractionDigits: mostDecimals }).format(value);
}

/** Money in major units; whole amounts without decimals, since most are. */
export function moneyWords(major: number, currency: string): string {
  return new Intl.NumberFormat(localeOf(currency), {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: Number.isInteger(major) ? 0 : currencyDecimals(currency),
    maximumFractionDigits: mostDecimals,
  }).format(major);
}

/** A calendar day: 2 October 2026. */
export function dayWords(day: string): string {
  return format(new Date(`${day}T00:00:00Z`), { timeZone: "UTC" });
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
  return `${format(at, { timeZone })} at ${time.format(at)}`;
}

function format(at: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    ...options,
  }).format(at);
}

/** "India" for IN; the text itself where it is no country's code. */
export function countryWords(code: string): string | undefined {
  if (!/^[a-z]{2}$/i.test(code)) return undefined;
  const name = new Intl.DisplayNames("en", { type: "region", fallback: "none" }).of(code.toUpperCase());
  return name ?? undefined;
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
