// Which parts of an audience did better or worse than all others, beyond luck, counted over all the comparisons that were made.
import {
  falseDiscoveryRate,
  fewestCompared,
  type InsightOutcome,
  insightOutcomes,
} from "../../../contract/insights.ts";
import { benjaminiHochberg } from "../../platform/statistics/false-discoveries.ts";
import { fisherExact } from "../../platform/statistics/fisher.ts";
import {
  type Counted,
  type Interval,
  newcombeInterval,
  rateOf,
} from "../../platform/statistics/proportions.ts";
import type { Counts, Group } from "./count-groups.ts";

export interface Pattern {
  group: Group;
  outcome: InsightOutcome;
  here: Counted;
  elsewhere: Counted;
  difference: Interval & { value: number };
  chance: number;
}

export interface Patterns {
  comparisons: number;
  /** The surest first. */
  found: Pattern[];
}

export const countedOf = (counts: Counts, outcome: InsightOutcome): Counted => ({
  count: counts[outcome],
  of: counts[insightOutcomes[outcome].of],
});

export function patternsOf(
  whole: Counts,
  groups: readonly Group[],
  outcomes: readonly InsightOutcome[],
): Patterns {
  const compared = outcomes.flatMap((outcome) => comparisons(whole, groups, outcome));
  const chances = compared.map(({ here, elsewhere }) => fisherExact(here, elsewhere));
  const { found, threshold } = benjaminiHochberg(chances, falseDiscoveryRate);
  const patterns = compared.flatMap((one, i) => {
    if (!found[i]) return [];
    const { low, high } = newcombeInterval(one.here, one.elsewhere, 1 - threshold);
    const value = rateOf(one.here) - rateOf(one.elsewhere);
    // Where test and interval disagree at the very edge, it is not told.
    return low <= 0 && high >= 0 ? [] : [{ ...one, chance: chances[i]!, difference: { value, low, high } }];
  });
  const surest = (a: Pattern, b: Pattern) =>
    a.chance - b.chance || Math.abs(b.difference.value) - Math.abs(a.difference.value);
  return { comparisons: compared.length, found: patterns.sort(surest) };
}

type Compared = Pick<Pattern, "group" | "outcome" | "here" | "elsewhere">;

/** Each part against all others. Two parts that make up the whole, or are the same people by another name, are one comparison. */
function comparisons(whole: Counts, groups: readonly Group[], outcome: InsightOutcome): Compared[] {
  const all = countedOf(whole, outcome);
  if (all.count === 0 || all.count === all.of) return [];
  const known = new Map<string, Compared>();
  for (const group of groups) {
    const here = countedOf(group.counts, outcome);
    const elsewhere = { count: all.count - here.count, of: all.of - here.of };
    if (Math.min(here.of, elsewhere.of) < fewestCompared) continue;
    const key = [here, elsewhere]
      .map(({ count, of }) => `${count}/${of}`)
      .sort()
      .join(" ");
    const before = known.get(key);
    if (!before || rateOf(before.here) < rateOf(here)) known.set(key, { group, outcome, here, elsewhere });
  }
  return [...known.values()];
}
