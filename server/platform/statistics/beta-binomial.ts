// Counts whose chance is itself not known: of so many tries, each with the same chance, which was drawn from a beta distribution.
import type { Interval } from "./proportions.ts";

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
