// What counted shares say of the chance behind them: the interval of one, and of the difference between two.
import { errorsWithin } from "./normal.ts";

/** So many of so many. */
export interface Counted {
  count: number;
  of: number;
}

export interface Interval {
  low: number;
  high: number;
}

export const rateOf = ({ count, of }: Counted): number => count / of;

/**
 * Where the chance lies that a count of so many came from: Wilson's score interval (JASA 22, 1927, pages 209 to 212), which
 * stays within 0 and 1 and is right also for few and for shares near either end. Of nothing anything may be.
 */
export function wilsonInterval({ count, of }: Counted, confidence = 0.95): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const z = errorsWithin(confidence);
  const rate = count / of;
  const scale = 1 + (z * z) / of;
  const centre = (rate + (z * z) / (2 * of)) / scale;
  const reach = (z * Math.sqrt((rate * (1 - rate)) / of + (z * z) / (4 * of * of))) / scale;
  return {
    low: count === 0 ? 0 : Math.max(0, centre - reach),
    high: count === of ? 1 : Math.min(1, centre + reach),
  };
}

/**
 * Where the difference of two chances lies, the first less the second: Newcombe's hybrid score interval without continuity
 * correction (Statistics in Medicine 17, 1998, pages 873 to 890, method 10), made of the Wilson intervals of both.
 */
export function newcombeInterval(one: Counted, other: Counted, confidence = 0.95): Interval {
  const a = wilsonInterval(one, confidence);
  const b = wilsonInterval(other, confidence);
  const [p, q] = [rateOf(one), rateOf(other)];
  return {
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low),
  };
}
