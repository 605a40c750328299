// Counts whose chance is itself not known: of so many tries, each with the same chance, which was drawn from a beta distribution.
import type { Counted, Interval } from "./proportions.ts";

export interface BetaBinomial {
  tries: number;
  /** Parameters of the beta distribution, both above 0. */
  alpha: number;
  beta: number;
}

/** Where the count lies, with equal tails: its quantiles, exact but for rounding, since the whole distribution is summed. */
export function betaBinomialInterval({ tries, alpha, beta }: BetaBinomial, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  const weights = weightsOf({ tries, alpha, beta });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const quantile = (share: number) => {
    let sum = 0;
    const at = weights.findIndex((weight) => {
      sum += weight;
      return sum >= share * whole;
    });
    return at < 0 ? tries : at;
  };
  return { low: quantile(tail), high: quantile(1 - tail) };
}

/** Each count's likelihood beside that of the mean, from which it is worked out step by step to either side. */
function weightsOf({ tries, alpha, beta }: BetaBinomial): Float64Array {
  const weights = new Float64Array(tries + 1);
  const middle = Math.min(tries, Math.round((tries * alpha) / (alpha + beta)));
  const step = (k: number) => ((tries - k) / (k + 1)) * ((alpha + k) / (beta + tries - k - 1));
  weights[middle] = 1;
  for (let k = middle; k < tries; k++) weights[k + 1] = weights[k]! * step(k);
  for (let k = middle; k > 0; k--) weights[k - 1] = weights[k]! / step(k - 1);
  return weights;
}

/**
 * How much alike tries of one group are beside tries of another: 0 where all groups have the same chance. By moments, as
 * Kleinman (JASA 68, 1973, pages 46 to 54) has it, each group weighed by its tries; between 0 and 1. Undefined where too few
 * groups, or no count or only hits, tell anything.
 */
export function intraclass(groups: readonly Counted[]): number | undefined {
  const told = groups.filter(({ of }) => of > 0);
  const of = told.reduce((sum, group) => sum + group.of, 0);
  const rate = told.reduce((sum, { count }) => sum + count, 0) / of;
  const free = told.length - 1;
  if (free < 1 || !(rate > 0 && rate < 1)) return undefined;
  const spread = told.reduce((sum, group) => sum + group.of * (group.count / group.of - rate) ** 2, 0);
  const room = of - told.reduce((sum, group) => sum + group.of ** 2, 0) / of - free;
  if (room <= 0) return undefined;
  return Math.min(1, Math.max(0, (spread / (rate * (1 - rate)) - free) / room));
}
