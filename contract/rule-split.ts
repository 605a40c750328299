// A whole shared out at random into parts: disjoint, together the whole, and the same each time the same seed is used.
import type { Rule } from "./rule.ts";

/** `percents` add up to 100. Each part is the range of the seed's places from where the one before it ends. */
export function splitRules(whole: Rule, seed: string, percents: readonly number[]): Rule[] {
  const ends = endsOf(percents);
  return percents.map((_, i) => ({
    kind: "all",
    rules: [whole, ...upTo(seed, ends[i]!), ...from(seed, ends[i - 1] ?? 0)],
  }));
}

/** Where each part ends, in hundredths of a percent so that the sums are exact. */
export function endsOf(percents: readonly number[]): number[] {
  let end = 0;
  return percents.map((percent) => {
    end += Math.round(percent * 100);
    return end / 100;
  });
}

/** The last part has no end of its own, so that nobody falls out behind it. */
const upTo = (seed: string, percent: number): Rule[] =>
  percent >= 100 ? [] : [{ kind: "sample", percent, seed }];

const from = (seed: string, percent: number): Rule[] =>
  percent <= 0 ? [] : [{ kind: "not", rule: { kind: "sample", percent, seed } }];
