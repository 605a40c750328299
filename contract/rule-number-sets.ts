// The numbers that a comparison allows, as an interval or all but an interval, so that contradictions can be found.
import type { PredicateWith } from "./rule-operators.ts";

export type Comparison = PredicateWith<
  "eq" | "neq" | "gt" | "gte" | "lt" | "lte" | "between" | "not_between"
>;

/** From `low` to `high`, both included; a strict comparison is told by `open`. */
export interface NumberRange {
  low: number;
  high: number;
  lowOpen?: boolean;
  highOpen?: boolean;
}

/** The range of a comparison; undefined for those that leave out the middle. */
export function rangeOf({ op, value }: Comparison): NumberRange | undefined {
  if (op === "neq" || op === "not_between") return undefined;
  if (op === "between") return { low: value[0] as number, high: value[1] as number };
  const at = value as number;
  if (op === "eq") return { low: at, high: at };
  if (op === "gt" || op === "gte") return { low: at, high: Infinity, lowOpen: op === "gt" };
  return { low: -Infinity, high: at, highOpen: op === "lt" };
}

export function isEmpty({ low, high, lowOpen, highOpen }: NumberRange): boolean {
  return low > high || (low === high && Boolean(lowOpen || highOpen));
}

/** The numbers in both. */
export function meet(a: NumberRange, b: NumberRange): NumberRange {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  return {
    low,
    high,
    lowOpen: (a.low === low && a.lowOpen) || (b.low === low && b.lowOpen),
    highOpen: (a.high === high && a.highOpen) || (b.high === high && b.highOpen),
  };
}

/** Only whole numbers from 0 on: the ends drawn in to those that a count can have. */
export function countsIn({ low, high, lowOpen, highOpen }: NumberRange): NumberRange {
  const first = lowOpen ? Math.floor(low) + 1 : Math.ceil(low);
  const last = highOpen ? Math.ceil(high) - 1 : Math.floor(high);
  return { low: Math.max(0, first), high: last };
}
