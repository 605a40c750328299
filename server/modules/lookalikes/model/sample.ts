// The customers that are learnt from: of the seed and of the others as many as it takes, drawn by chance that is the same each time,
// in the order of their ids, with their figures brought to a mean of 0 and a spread of 1.
import { chance } from "./chance.ts";
import { type Columns, marks } from "./columns.ts";
import type { Feature } from "./features.ts";

/** More of them would change the weights in the third digit. */
const mostSeeds = 10_000;
const mostOthers = 20_000;
/** For each of a small seed there are at least so many others, since they cost little and are told apart better. */
const othersOfEach = 10;
const leastOthers = 4_000;
export const folds = 5;

const purposes = { seeds: 1, others: 2, fold: 3 };

export interface Sample {
  /** Their rows in the columns. */
  rows: Uint32Array;
  y: Uint8Array;
  /** In which part each is held back. */
  fold: Uint8Array;
  /** How many customers each stands for, by `y`. */
  standsFor: [number, number];
  counts: [number, number];
}

export function drawSample(columns: Columns): Sample {
  let seeds = 0;
  for (let row = 0; row < columns.length; row++) if (isSeed(columns, row)) seeds++;
  const others = columns.length - seeds;
  const wanted = Math.min(mostOthers, Math.max(leastOthers, othersOfEach * seeds));
  const shares = [Math.min(1, wanted / others), Math.min(1, mostSeeds / seeds)];
  const rows: number[] = [];
  for (let row = 0; row < columns.length; row++) {
    const y = isSeed(columns, row) ? 1 : 0;
    const purpose = y === 1 ? purposes.seeds : purposes.others;
    if (chance(columns.ids[row]!, purpose) < shares[y]!) rows.push(row);
  }
  rows.sort((a, b) => columns.ids[a]! - columns.ids[b]!);
  const y = Uint8Array.from(rows, (row) => (isSeed(columns, row) ? 1 : 0));
  const taken = y.reduce((sum, one) => sum + one, 0);
  return {
    rows: Uint32Array.from(rows),
    y,
    fold: Uint8Array.from(rows, (row) => Math.floor(chance(columns.ids[row]!, purposes.fold) * folds)),
    standsFor: [others / (rows.length - taken), seeds / taken],
    counts: [rows.length - taken, taken],
  };
}

export function isSeed({ marks: all }: Columns, row: number): boolean {
  return (all[row]! & marks.seed) !== 0;
}

export interface Scale {
  mean: Float64Array;
  /** 0 where all are the same: such a figure says nothing. */
  perSpread: Float64Array;
}

/** Row after row, with the seed and the others counting the same, as the model weighs them. */
export function standardised(columns: Columns, features: readonly Feature[], sample: Sample) {
  const width = features.length;
  const x = new Float64Array(sample.rows.length * width);
  const scale: Scale = { mean: new Float64Array(width), perSpread: new Float64Array(width) };
  for (const [j, feature] of features.entries()) {
    let sum = 0;
    let squares = 0;
    const half = sample.counts.map((count) => 1 / (2 * count));
    for (const [i, row] of sample.rows.entries()) {
      const value = feature.of(columns, row);
      const weight = half[sample.y[i]!]!;
      x[i * width + j] = value;
      sum += weight * value;
      squares += weight * value * value;
    }
    const spread = Math.sqrt(Math.max(squares - sum * sum, 0));
    scale.mean[j] = sum;
    scale.perSpread[j] = spread > 1e-9 * Math.max(1, Math.abs(sum)) ? 1 / spread : 0;
    for (let i = 0; i < sample.rows.length; i++)
      x[i * width + j] = (x[i * width + j]! - sum) * scale.perSpread[j]!;
  }
  return { x, scale };
}
