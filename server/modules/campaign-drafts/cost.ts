// What a campaign costs, and how many messages a budget pays for. Prices have four decimals, so that all of it is worked out in
// whole ten-thousandths and no rounding can lift a cost above its budget.
import { currencyDecimals } from "../../../contract/values.ts";

const parts = 10_000;
const whole = (amount: number) => Math.round(amount * parts);

/** Rounded up to the currency's smallest coin. */
export function costOf(messages: number, price: number, currency: string): number {
  const coin = parts / 10 ** currencyDecimals(currency);
  return (Math.ceil((messages * whole(price)) / coin) * coin) / parts;
}

/** Undefined where nothing limits it. A budget finer than the smallest coin is as good as the next lower. */
export function affordable(budget: number, price: number, currency: string): number | undefined {
  if (whole(price) === 0) return undefined;
  const coin = parts / 10 ** currencyDecimals(currency);
  const coins = Math.floor((whole(budget) + 0.5) / coin);
  return Math.floor((coins * coin) / whole(price));
}
