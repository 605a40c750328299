// Shrinkage: what a few acts say is drawn towards what is known of the group they belong to, the more so the fewer they are.
//
// Acts are a Poisson process over the hours of the week with a Gamma prior around the group's week q of strength κ; given how
// many there were, its posterior mean is that of a Dirichlet: (Σ w·K + κ·q) / (Σ w + κ), with K the kernel in place of a count
// in one slot. κ is not chosen but estimated from the data (empirical Bayes) as the one under which each person's acts are
// foretold best by everything but themselves: the leave-one-out likelihood (Stone 1974; Habbema, Hermans and van den Broek
// 1974 for kernels). Gelman et al., Bayesian Data Analysis, 3rd ed., §2.6 and §5.1 for the rest.
import { kernel } from "./kernel.ts";
import { slots, type Week, weekOf } from "./week.ts";

export interface Act {
  slot: number;
  weight: number;
}

/** Half of one act's worth up to far more than anyone does. */
const strengths = Array.from({ length: 14 }, (_, i) => 2 ** (i - 1));

/** How much of the estimate is the acts' own. */
export const ownShare = (weight: number, strength: number): number => weight / (weight + strength);

/** `spread`: the acts, smoothed, which sum to `weight`. Sums to 1 where the prior does. */
export function shrunk(spread: Week, weight: number, prior: Week, strength: number): Week {
  return weekOf((slot) => (spread[slot]! + strength * prior[slot]!) / (weight + strength));
}

const weightOf = (acts: readonly Act[]) => acts.reduce((sum, { weight }) => sum + weight, 0);

/** What acts say of one hour. */
function saidOf(acts: readonly Act[], slot: number): number {
  let sum = 0;
  for (const act of acts) sum += act.weight * kernel[(slot - act.slot + slots) % slots]!;
  return sum;
}

/** One act to be foretold: what the others say of its hour, their weight, and what the prior says. */
interface Foretold {
  weight: number;
  said: number;
  of: number;
  prior: number;
}

/** How strongly people are drawn to the prior: each act is foretold by the same person's others. */
export function personStrength(people: readonly (readonly Act[])[], prior: Week): number {
  return strongest(
    people.flatMap((acts) => {
      if (acts.length < 2) return [];
      const all = weightOf(acts);
      return acts.map(({ slot, weight }) => ({
        weight,
        said: saidOf(acts, slot) - weight * kernel[0]!,
        of: all - weight,
        prior: prior[slot]!,
      }));
    }),
  );
}

/** How strongly a group is drawn to the prior: each person's acts are foretold by everyone else's. */
export function groupStrength(
  people: readonly (readonly Act[])[],
  group: { spread: Week; weight: number },
  prior: Week,
): number {
  return strongest(
    people.flatMap((acts) => {
      const own = weightOf(acts);
      return acts.map(({ slot, weight }) => ({
        weight,
        said: group.spread[slot]! - saidOf(acts, slot),
        of: group.weight - own,
        prior: prior[slot]!,
      }));
    }),
  );
}

/** Where nothing can be foretold by others, the prior keeps its say. */
function strongest(foretold: readonly Foretold[]): number {
  const told = foretold.filter(({ of }) => of > 1e-9);
  if (told.length === 0) return strengths.at(-1)!;
  const likelihood = (strength: number) =>
    told.reduce(
      (sum, { weight, said, of, prior }) =>
        sum + weight * Math.log((Math.max(0, said) + strength * prior) / (of + strength)),
      0,
    );
  return strengths.reduce((best, one) => (likelihood(one) > likelihood(best) ? one : best));
}
