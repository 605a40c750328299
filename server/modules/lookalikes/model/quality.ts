// How well it works, on people of the seed whom the model had not seen: each part of the sample is held back once, ranked by a model
// of the other parts, and asked how many of its seeds are among the first.
import type { Lift } from "../../../../contract/lookalikes.ts";
import { fitted, type Problem, type Weights } from "./logistic.ts";
import { folds, type Sample } from "./sample.ts";

export const liftShares = [0.01, 0.05, 0.1] as const;

/** For each row the log odds that a model gives which did not see its part; each begins at the weights of the `whole`. */
export function heldOut(problem: Problem, { fold }: Sample, whole: Weights): Float64Array {
  const odds = new Float64Array(fold.length);
  for (let part = 0; part < folds; part++) {
    const weights = fitted(
      rowsWhere(problem, (row) => fold[row] !== part),
      whole,
    );
    for (let row = 0; row < fold.length; row++)
      if (fold[row] === part) odds[row] = oddsOf(problem, weights, row);
  }
  return odds;
}

function rowsWhere({ x, width, y, weight, strength }: Problem, holds: (row: number) => boolean): Problem {
  const rows = [...y.keys()].filter(holds);
  const some = new Float64Array(rows.length * width);
  for (const [i, row] of rows.entries()) some.set(x.subarray(row * width, (row + 1) * width), i * width);
  return {
    x: some,
    width,
    y: Uint8Array.from(rows, (row) => y[row]!),
    weight: Float64Array.from(rows, (row) => weight[row]!),
    strength,
  };
}

export function oddsOf({ x, width }: Problem, weights: Weights, row: number): number {
  let z = weights[width]!;
  for (let j = 0; j < width; j++) z += weights[j]! * x[row * width + j]!;
  return z;
}

/** Minus the logarithm of likelihood: how surprised the models were by what they had not seen. */
export function surprise({ y, weight }: Problem, odds: Float64Array): number {
  let sum = 0;
  for (const [row, z] of odds.entries())
    sum += weight[row]! * (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y[row]! * z);
  return sum;
}

export function liftsOf(odds: Float64Array, sample: Sample): { tested: number; lifts: Lift[] } {
  const tested = sample.counts[1];
  const lifts = liftShares.map((share) => {
    let found = 0;
    for (let part = 0; part < folds; part++) found += foundAmongFirst(odds, sample, part, share);
    const [low, high] = interval(found / tested, tested);
    return {
      share,
      found: found / tested,
      lift: found / tested / share,
      low: low / share,
      high: Math.min(high / share, 1 / share),
    };
  });
  return { tested, lifts };
}

/** Of a part's seeds those among its first, where each row stands for as many customers as it was drawn from. */
function foundAmongFirst(
  odds: Float64Array,
  { y, fold, standsFor }: Sample,
  part: number,
  share: number,
): number {
  const rows = [...y.keys()].filter((row) => fold[row] === part).sort((a, b) => odds[b]! - odds[a]!);
  const weightOf = (row: number) => standsFor[y[row]!]!;
  let room = share * rows.reduce((sum, row) => sum + weightOf(row), 0);
  let found = 0;
  for (let i = 0; i < rows.length && room > 0; ) {
    // Those who cannot be told apart share the room that is left.
    let end = i;
    let [all, seeds] = [0, 0];
    for (; end < rows.length && odds[rows[end]!] === odds[rows[i]!]; end++) {
      all += weightOf(rows[end]!);
      seeds += y[rows[end]!]!;
    }
    found += seeds * Math.min(1, room / all);
    room -= all;
    i = end;
  }
  return found;
}

/** Wilson's interval of a share, 19 times in 20. */
export function interval(share: number, count: number): [number, number] {
  const z = 1.96;
  const middle = (share + (z * z) / (2 * count)) / (1 + (z * z) / count);
  const half =
    (z / (1 + (z * z) / count)) * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
