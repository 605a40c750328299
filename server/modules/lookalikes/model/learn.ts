// From customers' columns to who is most like the seed: a sample is drawn, a model fitted, tried on people whom it had not seen,
// and everybody ranked by it. The same customers give the same answer.
import { type LookalikeResult, seedsLeast } from "../../../../contract/lookalikes.ts";
import { type Columns, type Named, unpack } from "./columns.ts";
import { featuresOf, usualOf } from "./features.ts";
import { fitted, type Problem } from "./logistic.ts";
import { heldOut, liftsOf, surprise } from "./quality.ts";
import { curveOf, oddsOfAll, type Ranking, rank } from "./ranking.ts";
import { drawSample, isSeed, type Sample, standardised } from "./sample.ts";
import { type SharedTrait, sharedTraits } from "./shared.ts";

export interface Question {
  named: Named;
  /** Customers as they were when they were, or were not, of the seed; packed. */
  asThen: readonly string[];
  /** As they are, where that is something else. */
  asNow: readonly string[] | undefined;
  /** How many are ranked at most. */
  most: number;
}

export type Answer =
  | { refused: string }
  | (Omit<LookalikeResult, "as_of" | "traits"> & { ranking: Ranking; traits: SharedTrait[] });

/** As many of the others, or there is nobody to tell the seed from. */
const othersLeast = seedsLeast;

export function learn({ named, asThen, asNow, most }: Question): Answer {
  const columns = unpack(asThen, named);
  const seeds = seedsIn(columns);
  const why = refusal(seeds, columns.length - seeds);
  if (why) return { refused: why };
  const features = featuresOf(named, usualOf(columns));
  const sample = drawSample(columns);
  const { x, scale } = standardised(columns, features, sample);
  const problem = chosenStrength(
    { x, width: features.length, y: sample.y, weight: balanced(sample), strength: 1 },
    sample,
  );
  const weights = fitted(problem);
  const { tested, lifts } = liftsOf(heldOut(problem, sample, weights), sample);
  const today = asNow ? unpack(asNow, named) : columns;
  const ranking = rank(today, oddsOfAll(today, features, scale, weights), most);
  return {
    customers: today.length,
    seeds,
    candidates: ranking.candidates,
    largest: ranking.ids.length,
    better_than_chance: lifts.at(-1)!.low > 1,
    tested,
    lifts,
    traits: sharedTraits(columns, named, features, problem, weights, sample),
    curve: curveOf(ranking),
    ranking,
  };
}

function seedsIn(columns: Columns): number {
  let seeds = 0;
  for (let row = 0; row < columns.length; row++) if (isSeed(columns, row)) seeds++;
  return seeds;
}

function refusal(seeds: number, others: number): string | undefined {
  if (seeds < seedsLeast)
    return `There ${seeds === 1 ? "is 1 person" : `are ${seeds} people`} to go by. It takes at least ${seedsLeast} to see what they share rather than chance.`;
  if (others < othersLeast)
    return `Only ${others} customers are not among these people. It takes at least ${othersLeast} others to tell them from.`;
  return undefined;
}

/** The seed and the others count the same, and together as much as two seeds. */
function balanced({ y, counts }: Sample): Float64Array {
  const ofOthers = counts[1] / counts[0];
  return Float64Array.from(y, (one) => (one === 1 ? 1 : ofOthers));
}

/** Of few seeds much can be learnt that is chance; how much the weights are held back is what surprises least. */
const fewSeeds = 2_000;
const strengths = [1, 10, 100];

function chosenStrength(problem: Problem, sample: Sample): Problem {
  if (sample.counts[1] > fewSeeds) return problem;
  const tried = strengths.map((strength) => {
    const one = { ...problem, strength };
    return { one, surprise: surprise(one, heldOut(one, sample, fitted(one))) };
  });
  return tried.reduce((best, other) => (other.surprise < best.surprise ? other : best)).one;
}
