// Sums of quantity times price without rounding on the way: whole numbers of 10^-20, rounded once at the end.
import { currencyDecimals, toMajor } from "../../../../contract/values.ts";

/** Decimals that a number read from a file has at most. */
const decimals = 10;

/** Decimal text in units of 10^-10. */
export function scaled(text: string): bigint {
  const point = text.indexOf(".");
  if (point === -1) return BigInt(text) * 10_000_000_000n;
  return BigInt(text.slice(0, point) + text.slice(point + 1).padEnd(decimals, "0"));
}

/** Major units of the currency, rounded to its minor unit, halves away from zero. `units` counts 10^-`scale`. */
export function roundToMinor(units: bigint, scale: number, currency: string): number {
  const unit = 10n ** BigInt(scale - currencyDecimals(currency));
  const half = unit / 2n;
  const minor = units < 0n ? -((-units + half) / unit) : (units + half) / unit;
  return toMajor(minor, currency);
}

/** A decimal text as money of the currency. */
export function moneyOf(text: string, currency: string): number {
  return roundToMinor(scaled(text), decimals, currency);
}

/** Total of items, in major units of the currency. */
export function totalOf(items: { quantity: string; price: string }[], currency: string): number {
  const units = items.reduce((sum, { quantity, price }) => sum + scaled(quantity) * scaled(price), 0n);
  return roundToMinor(units, decimals * 2, currency);
}

/** At most four decimals, which is what an item keeps. */
export function fourDecimals(text: string): number {
  const point = text.indexOf(".");
  if (point === -1 || text.length - point <= 5) return Number(text);
  return Number(`${Math.round(Number(`${text}e4`))}e-4`);
}
