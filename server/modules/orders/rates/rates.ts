// Which rate an order is converted by: its own, the one it was converted by before, else the workspace's of its day.
import { AppError } from "../../../../contract/errors.ts";
import { toMajor, toMinor } from "../../../../contract/values.ts";
import type { Trx } from "../../../platform/database.ts";
import { readRates } from "./store.ts";

export interface Rate {
  rate: number;
  from: "order" | "table";
}

/** Undefined where the workspace has none for that moment, ISO 8601. */
export type FindRate = (currency: string, at: string) => number | undefined;

export async function ratesOf(trx: Trx, workspaceId: string): Promise<FindRate> {
  const rows = await readRates(trx, workspaceId);
  return (currency, at) => {
    const moment = Date.parse(at);
    const found = rows.find((row) => row.currency === currency && row.starts_at.getTime() <= moment);
    return found && Number(found.rate);
  };
}

/** What cannot be converted is refused by a code of its own, and set aside with these words. */
export function missingRate(externalId: string, currency: string, at: string, into: string): AppError {
  return new AppError(
    "missing_rate",
    `Order ${externalId} is in ${currency}, and there is no rate from ${currency} to ${into} for ${at.slice(0, 10)}. Add one under Settings, Currencies, or send the order with its exchange_rate.`,
  );
}

/** Minor units of one currency as minor units of another. */
export function converted(minor: number, from: string, into: string, rate: number): number {
  return toMinor(toMajor(minor, from) * rate, into);
}

/** A unit price, with the four decimals that are kept. */
export function convertedPrice(price: number, rate: number): number {
  return Number(`${Math.round(Number(`${price * rate}e4`))}e-4`);
}
