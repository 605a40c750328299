// A figure of home: the last half of the days beside the half before.
import type { Home } from "../../../contract/home.ts";

/** `daily`: one value a day, oldest first; an even number of days. */
export function figureOf(daily: number[]): Home["orders"] {
  const half = daily.length / 2;
  const trend = daily.slice(half);
  return { value: sum(trend), previous: sum(daily.slice(0, half)), trend };
}

/** Rounded where money of two or three decimals would show the tails of floating point. */
function sum(values: number[]): number {
  return Math.round(values.reduce((total, value) => total + value, 0) * 1_000) / 1_000;
}
