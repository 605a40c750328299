// Everybody by how alike they are, the most alike first; who cannot be told apart comes in an order that is the same each time.
import { chance } from "./chance.ts";
import type { Columns } from "./columns.ts";
import type { Feature } from "./features.ts";
import { probability, type Weights } from "./logistic.ts";
import type { Scale } from "./sample.ts";

export interface Ranking {
  /** The most alike first. */
  ids: Float64Array;
  /** From 0 to 1, where a half is as like the seed as the others. */
  similarities: Float32Array;
  /** How many there were to rank. */
  candidates: number;
}

/** A figure at a time over everybody, so that no table of all figures is ever made. */
export function oddsOfAll(columns: Columns, features: readonly Feature[], scale: Scale, weights: Weights) {
  const odds = new Float64Array(columns.length).fill(weights[features.length]!);
  for (const [j, feature] of features.entries()) {
    const slope = weights[j]! * scale.perSpread[j]!;
    if (slope === 0) continue;
    const mean = scale.mean[j]!;
    for (let row = 0; row < columns.length; row++) odds[row]! += slope * (feature.of(columns, row) - mean);
  }
  return odds;
}

/** Nobody who is marked is among them. */
export function rank(columns: Columns, odds: Float64Array, most: number): Ranking {
  const least = leastOfFirst(columns, odds, most);
  const rows: number[] = [];
  let candidates = 0;
  for (let row = 0; row < columns.length; row++) {
    if (columns.marks[row] !== 0) continue;
    candidates++;
    if (odds[row]! >= least) rows.push(row);
  }
  const places = new Map(rows.map((row) => [row, chance(columns.ids[row]!, purpose)]));
  rows.sort(
    (a, b) => odds[b]! - odds[a]! || places.get(a)! - places.get(b)! || columns.ids[a]! - columns.ids[b]!,
  );
  const first = rows.slice(0, most);
  return {
    ids: Float64Array.from(first, (row) => columns.ids[row]!),
    similarities: Float32Array.from(first, (row) => probability(odds[row]!)),
    candidates,
  };
}

const purpose = 4;
const steps = 1 << 16;

/** Odds that at least `most` reach and not many more, by counting steps: sorting everybody would take the longest of all. */
function leastOfFirst({ marks, length }: Columns, odds: Float64Array, most: number): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < length; row++) {
    if (marks[row] !== 0) continue;
    low = Math.min(low, odds[row]!);
    high = Math.max(high, odds[row]!);
  }
  const width = (high - low) / steps;
  if (!(width > 0)) return low;
  const counts = new Uint32Array(steps + 1);
  for (let row = 0; row < length; row++)
    if (marks[row] === 0) counts[Math.floor((odds[row]! - low) / width)]!++;
  let reached = 0;
  for (let step = steps; step > 0; step--) {
    reached += counts[step]!;
    // One step lower, so that no rounding leaves somebody out.
    if (reached >= most) return low + (step - 1) * width;
  }
  return low;
}

const pointsOfCurve = 40;

/** How alike audiences of growing sizes are. */
export function curveOf({ similarities }: Ranking) {
  const largest = similarities.length;
  const sizes = new Set<number>();
  for (let point = 0; point <= pointsOfCurve; point++)
    sizes.add(Math.max(1, Math.round(largest ** (point / pointsOfCurve))));
  let [sum, counted] = [0, 0];
  return [...sizes]
    .filter((size) => size <= largest)
    .map((size) => {
      for (; counted < size; counted++) sum += similarities[counted]!;
      return { size, average: Math.min(1, sum / size), lowest: similarities[size - 1]! };
    });
}
