// Values that every noun uses: ids, instants, days, money, keyset pages. Money is a decimal number of major units on the
// wire and an integer of minor units in the database; `toMinor` and `toMajor` are the only way between them.
import { z } from "zod";

/** A decimal id of an object of ours; a string, since it may exceed 2^53. */
export const id = z
  .string()
  .regex(/^[1-9][0-9]{0,17}$/, "an id is a whole number written in digits")
  .meta({ description: "Id given by Regulars", example: "1042" });

/** A moment, ISO 8601 with an offset; answers are always in UTC. */
export const instant = z.iso
  .datetime({ offset: true })
  .meta({ description: "ISO 8601 instant", example: "2026-10-02T14:05:00Z" });

/** A calendar day in the workspace's time zone. */
export const day = z.iso.date().meta({ description: "Calendar day", example: "2026-10-02" });

/** An instant, or a day, which means that day's last moment in the workspace's time zone. */
export const asOf = z.union([instant, day]);

/** ISO 4217 code. */
export const currency = z.string().regex(/^[A-Z]{3}$/, "a currency is three capital letters, such as INR");

/** Major units: 1499.5 is ₹1,499.50. At most 9 trillion, so that minor units stay exact integers. */
export const money = z.number().min(-9e12).max(9e12);

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

/** One keyset page; `next_cursor` is null on the last. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ data: z.array(item), next_cursor: z.string().nullable() });
}

export const totalAtOnce = z.number().int().optional().meta({
  description: "How many match; on the first page, where that is told at once. Else ask for the count",
});

const zeroDecimal = new Set("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" "));
const threeDecimal = new Set("BHD IQD JOD KWD LYD OMR TND".split(" "));

/** Decimals of a currency's minor unit (ISO 4217): 2 for INR, 0 for JPY, 3 for KWD. */
export function currencyDecimals(code: string): 0 | 2 | 3 {
  if (zeroDecimal.has(code)) return 0;
  return threeDecimal.has(code) ? 3 : 2;
}

/** Major units to integer minor units, halves away from zero: 1499.005 INR is 149901. */
export function toMinor(major: number, code: string): number {
  const shifted = Number(`${Math.abs(major).toFixed(6)}e${currencyDecimals(code)}`);
  return Math.sign(major) * Math.round(shifted) || 0;
}

/** Integer minor units to major units. */
export function toMajor(minor: number | bigint | string, code: string): number {
  return Number(minor) / 10 ** currencyDecimals(code);
}

/** How long a deleted segment or list can be brought back. */
export const keptDeletedDays = 30;
