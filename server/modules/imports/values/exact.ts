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
  const quick = smallSum(items);
  if (quick !== undefined) return roundToMinor(BigInt(quick), 8, currency);
  const units = items.reduce((sum, { quantity, price }) => sum + scaled(quantity) * scaled(price), 0n);
  return roundToMinor(units, decimals * 2, currency);
}

/** In units of 10^-8, where no factor has more than four decimals and a number holds every digit on the way. */
function smallSum(items: { quantity: string; price: string }[]): number | undefined {
  let sum = 0;
  for (const { quantity, price } of items) {
    if (!fitsFour(quantity) || !fitsFour(price)) return undefined;
    const product = Math.round(Number(quantity) * 10_000) * Math.round(Number(price) * 10_000);
    sum += product;
    if (!Number.isSafeInteger(product) || !Number.isSafeInteger(sum)) return undefined;
  }
  return sum;
}

/** Whether it has at most four decimals, and is small enough that four more digits change none. */
function fitsFour(text: string): boolean {
  const point = text.indexOf(".");
  return text.length <= 12 && (point === -1 || text.length - point <= 5);
}

/** At most four decimals, which is what an item keeps. */
export function fourDecimals(text: string): number {
  const point = text.indexOf(".");
  if (point === -1 || text.length - point <= 5) return Number(text);
  return Number(`${Math.round(Number(`${text}e4`))}e-4`);
}
