// How numbers, money and moments are written, by the workspace's currency and time zone. Pure functions; the parts in
// ui/ bind them to the workspace at hand.
import { currencyDecimals } from "../contract/values.ts";

export interface Formatting {
  currency: string;
  timezone: string;
}

/** English everywhere; the currency decides how digits are grouped: ₹1,00,000 but $100,000. */
export function localeOf(currency: string): string {
  return { INR: "en-IN", GBP: "en-GB", USD: "en-US", AUD: "en-AU", CAD: "en-CA" }[currency] ?? "en";
}

/** All of it, with the currency's own decimals; whole amounts without. */
export function formatMoney(amount: number, currency: string): string {
  const decimals = Number.isInteger(amount) ? 0 : currencyDecimals(currency);
  return new Intl.NumberFormat(localeOf(currency), {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount);
}

const indianSteps = [
  { from: 1e7, word: "crore" },
  { from: 1e5, word: "lakh" },
];

/** For key figures: ₹4.2 lakh, $4.2M; small amounts whole. The full amount belongs on hover. */
export function formatMoneyShort(amount: number, currency: string): string {
  const locale = localeOf(currency);
  const size = Math.abs(amount);
  const step = locale === "en-IN" ? indianSteps.find(({ from }) => size >= from) : undefined;
  const style = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
  if (step) {
    const digits = new Intl.NumberFormat(locale, { ...style, ...figuresOf(size / step.from) });
    return `${digits.format(amount / step.from)} ${step.word}`;
  }
  if (size < 1e5) return new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: 0 }).format(amount);
  return new Intl.NumberFormat(locale, {
    ...style,
    notation: "compact",
    maximumSignificantDigits: 3,
  }).format(amount);
}

function figuresOf(size: number) {
  return { minimumFractionDigits: 0, maximumFractionDigits: size < 100 ? 1 : 0 };
}

export function formatCount(value: number, currency: string): string {
  return new Intl.NumberFormat(localeOf(currency), { maximumFractionDigits: 2 }).format(value);
}

/** A share of 0 to 1 as "12 %"; one decimal below ten. */
export function formatShare(share: number): string {
  const percent = share * 100;
  const decimals = Math.abs(percent) < 10 && !Number.isInteger(percent) ? 1 : 0;
  return `${Number(percent.toFixed(decimals))} %`;
}

/** "12 % more than" or "about the same as", for a sentence that goes on; null where there is nothing to compare with. */
export function compare(value: number, previous: number | null): string | null {
  if (previous === null || previous === 0) return null;
  const change = (value - previous) / Math.abs(previous);
  if (Math.abs(change) < 0.005) return "about the same as";
  return `${formatShare(Math.abs(change))} ${change > 0 ? "more" : "less"} than`;
}

/** "3 min 20 s", "2 h 5 min", "a few seconds". */
export function formatDuration(exact: number): string {
  const seconds = Math.round(exact);
  if (seconds < 5) return "a few seconds";
  const [h, min, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  if (h > 0) return min ? `${h} h ${min} min` : `${h} h`;
  if (min > 0) return min < 10 && s ? `${min} min ${s} s` : `${min} min`;
  return `${s} s`;
}

/** "c-1042" or "Asha Rao" as the two letters that stand in a round mark. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s@._-]+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? "")
    .join("")
    .toUpperCase();
}
