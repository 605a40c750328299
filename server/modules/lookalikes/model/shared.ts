// What the people of the seed share: the traits by which the model tells them from the others, with plain figures of both. A trait
// counts by what its figures add, on the whole, to the odds of the seed over those of the others.
import type { Trait, TraitKind } from "../../../../contract/lookalikes.ts";
import type { Columns, Named } from "./columns.ts";
import type { Feature } from "./features.ts";
import type { Problem, Weights } from "./logistic.ts";
import type { Sample } from "./sample.ts";

/** Money in minor units. */
export type SharedTrait = Omit<Trait, "sentence">;

const mostTraits = 6;
const leastWeight = 0.03;

export function sharedTraits(
  columns: Columns,
  named: Named,
  features: readonly Feature[],
  problem: Problem,
  weights: Weights,
  sample: Sample,
): SharedTrait[] {
  const added = new Map<string, { kind: TraitKind; at: number | undefined; sum: number }>();
  for (const [j, { kind, at }] of features.entries()) {
    const key = `${kind} ${at}`;
    const trait = added.get(key) ?? { kind, at, sum: 0 };
    trait.sum += weights[j]! * apart(problem, j, sample);
    added.set(key, trait);
  }
  const all = [...added.values()].filter(({ sum }) => sum > 0);
  const total = all.reduce((whole, { sum }) => whole + sum, 0);
  return all
    .map(({ kind, at, sum }) => {
      const [rest, seed] = figuresOf(columns, kind, at, sample);
      return { kind, label: labelOf(kind, at, named), seed, rest, weight: sum / total };
    })
    .filter(({ weight, seed, rest }) => weight >= leastWeight && seed !== rest)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostTraits);
}

/** How far a standardised figure of the seed is, on the whole, from that of the others. */
function apart({ x, width, y }: Problem, j: number, { counts }: Sample): number {
  const sums = [0, 0];
  for (let row = 0; row < y.length; row++) sums[y[row]!]! += x[row * width + j]!;
  return sums[1]! / counts[1] - sums[0]! / counts[0];
}

function labelOf(kind: TraitKind, at: number | undefined, named: Named): string | null {
  if (at === undefined) return null;
  const names = { place: named.places, channel: named.channels, category: named.categories };
  return names[kind as keyof typeof names][at] ?? null;
}

type Of = (columns: Columns, row: number) => number;
/** What is said of some rows: an average over them, a ratio of two sums, or the one in the middle. */
type Said = { mean: Of } | { part: Of; whole: Of } | { median: Of; only?: Of };

function said(kind: TraitKind, at: number): Said {
  const table: Record<TraitKind, Said> = {
    recency: { median: (c, i) => c.since[i]!, only: (c, i) => c.orders[i]! },
    orders: { mean: (c, i) => c.orders[i]! },
    recent_orders: { mean: (c, i) => c.recent[i]! },
    money: { mean: (c, i) => c.money[i]! },
    average_order: { part: (c, i) => c.money[i]!, whole: (c, i) => c.orders[i]! },
    discounts: { part: (c, i) => c.discounted[i]!, whole: (c, i) => c.orders[i]! },
    age: { median: (c, i) => c.age[i]! },
    place: { mean: (c, i) => (c.place[i]! === at + 1 ? 1 : 0) },
    channel: { mean: (c, i) => (c.channels[at]![i]! > 0 ? 1 : 0) },
    category: { mean: (c, i) => (c.categories[at]![i]! > 0 ? 1 : 0) },
    delivered: { mean: (c, i) => c.delivered[i]! },
    opened: { part: (c, i) => c.opened[i]!, whole: (c, i) => c.delivered[i]! },
    clicked: { part: (c, i) => c.clicked[i]!, whole: (c, i) => c.delivered[i]! },
  };
  return table[kind];
}

/** Of the others and of the seed. */
function figuresOf(
  columns: Columns,
  kind: TraitKind,
  at: number | undefined,
  sample: Sample,
): [number, number] {
  const what = said(kind, at ?? 0);
  const rowsOf = (y: number) => [...sample.rows].filter((_, i) => sample.y[i] === y);
  return [figureOf(columns, rowsOf(0), what), figureOf(columns, rowsOf(1), what)];
}

function figureOf(columns: Columns, rows: readonly number[], what: Said): number {
  const sum = (of: Of) => rows.reduce((whole, row) => whole + of(columns, row), 0);
  if ("mean" in what) return sum(what.mean) / rows.length;
  if ("part" in what) return sum(what.whole) > 0 ? sum(what.part) / sum(what.whole) : 0;
  const { median, only } = what;
  const values = rows.filter((row) => !only || only(columns, row) > 0).map((row) => median(columns, row));
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? 0;
}
