// Whether two counted shares differ by more than luck.
import type { Counted } from "./proportions.ts";

/** What is this small beside the most likely table adds nothing. */
const negligible = 1e-30;
/** Tables as likely as the one that was seen, but for rounding, count as unlikely too. */
const rounding = 1 + 1e-7;

/**
 * Fisher's exact test of two shares, both sides: the chance that, were there no difference, luck alone shared out the counts
 * as unevenly as this or more so. "Unevenly" is by how likely a table is (Agresti, Categorical Data Analysis, section 3.5). It
 * holds for small counts too, and errs towards finding nothing.
 */
export function fisherExact(one: Counted, other: Counted): number {
  const all = one.of + other.of;
  const hits = one.count + other.count;
  const least = Math.max(0, hits - other.of);
  const most = Math.min(hits, one.of);
  const likeliest = Math.min(most, Math.max(least, Math.floor(((hits + 1) * (one.of + 1)) / (all + 2))));
  /** How much likelier a table with one more hit is. */
  const step = (k: number) => ((hits - k) * (one.of - k)) / ((k + 1) * (all - hits - one.of + k + 1));
  const weights = new Map<number, number>([[likeliest, 1]]);
  for (let k = likeliest, weight = 1; k < most && weight > negligible; k++) {
    weight *= step(k);
    weights.set(k + 1, weight);
  }
  for (let k = likeliest, weight = 1; k > least && weight > negligible; k--) {
    weight /= step(k - 1);
    weights.set(k - 1, weight);
  }
  const seen = (weights.get(one.count) ?? 0) * rounding;
  let whole = 0;
  let asUneven = 0;
  for (const weight of weights.values()) {
    whole += weight;
    if (weight <= seen) asUneven += weight;
  }
  return Math.min(1, asUneven / whole);
}
