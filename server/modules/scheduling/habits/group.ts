// What is known of a group of people: their acts by hour, how many, how strongly each person is like the group, and the
// group's week after shrinkage to the prior it was given.
import { kernel, smoothed } from "./kernel.ts";
import { type Act, groupStrength, ownShare, shrunk } from "./shrink.ts";
import { emptyWeek, slots, type Week } from "./week.ts";

/** Whose acts the strengths are estimated from; more would not change them. */
const estimatedFrom = 2_000;
export interface Group {
  /** Sum of the weights by hour. */
  counts: Week;
  weight: number;
  /** As many people as would say as much, did each say the same (Kish 1965): the acts of one are not independent. */
  voices: number;
  strength: number;
  /** How much of the week is the group's own, the rest the prior's. */
  ownShare: number;
  /** Its habits: the share of everything it does that falls into each hour. */
  week: Week;
  /** Those with any, at most as many as strengths are estimated from. */
  sample: readonly (readonly Act[])[];
}

export function groupOf(people: readonly (readonly Act[])[], prior: Week): Group {
  const { counts, weight, squares } = addedUp(people);
  const spread = smoothed(counts);
  const sample = everyNth(people.filter((acts) => acts.length > 0));
  const strength = groupStrength(sample, { spread, weight }, prior);
  return {
    counts,
    weight,
    voices: squares > 0 ? weight ** 2 / squares : 0,
    strength,
    ownShare: ownShare(weight, strength),
    week: shrunk(spread, weight, prior, strength),
    sample,
  };
}

function addedUp(people: readonly (readonly Act[])[]) {
  const counts = emptyWeek();
  let [weight, squares] = [0, 0];
  for (const acts of people) {
    let own = 0;
    for (const act of acts) {
      counts[act.slot]! += act.weight;
      own += act.weight;
    }
    weight += own;
    squares += own ** 2;
  }
  return { counts, weight, squares };
}

function everyNth<T>(all: readonly T[]): T[] {
  const step = Math.max(1, Math.ceil(all.length / estimatedFrom));
  return all.filter((_, i) => i % step === 0);
}

/**
 * One person's week: their acts, spread by a kernel, drawn to their group's. With the kernel of reading, and the group's week
 * as its attention meets it, it is the same as a message's reader sees it.
 */
export function weekOfPerson(acts: readonly Act[], prior: Week, strength: number, by: Week = kernel): Week {
  const week = prior.map((share) => strength * share);
  let sum = strength;
  for (const { slot, weight } of acts) {
    sum += weight;
    for (let after = 0; after < slots; after++) week[(slot + after) % slots]! += weight * by[after]!;
  }
  for (let slot = 0; slot < slots; slot++) week[slot]! /= sum;
  return week;
}
