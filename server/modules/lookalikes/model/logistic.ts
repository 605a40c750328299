// Logistic regression with a ridge: the weights that make what was seen most likely, drawn towards 0 by `strength`. Newton's steps
// (iteratively reweighted least squares), each halved until it is an improvement; the loss is convex, so there is one answer.

export interface Problem {
  /** Standardised figures, row after row, `width` to a row. */
  x: Float64Array;
  width: number;
  /** 1 for the seed, 0 for the others. */
  y: Uint8Array;
  /** How much each row counts. */
  weight: Float64Array;
  /** Of the ridge; the constant is not drawn. */
  strength: number;
}

/** One for each figure, and the constant last. */
export type Weights = Float64Array;

const mostSteps = 40;
const enough = 1e-9;

/** `start` is where it begins, which saves steps and changes nothing; unless 0 is better, far from which the loss is too flat to step by. */
export function fitted(problem: Problem, start?: Weights): Weights {
  let weights: Weights = new Float64Array(problem.width + 1);
  let { loss, gradient, curvature } = lookAt(problem, weights);
  const nearer = start && lookAt(problem, start);
  if (nearer && nearer.loss < loss) {
    weights = start;
    ({ loss, gradient, curvature } = nearer);
  }
  const total = problem.weight.reduce((sum, w) => sum + w, 0);
  for (let step = 0; step < mostSteps && largest(gradient) > enough * total; step++) {
    const direction = solve(curvature, gradient);
    let length = 1;
    let next = moved(weights, direction, length);
    let there = lookAt(problem, next);
    while (there.loss > loss && length > 1e-6) {
      length /= 2;
      next = moved(weights, direction, length);
      there = lookAt(problem, next);
    }
    if (there.loss > loss) break;
    weights = next;
    ({ loss, gradient, curvature } = there);
  }
  return weights;
}

export function probability(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** The loss (minus the logarithm of likelihood, and the ridge), its slope, and how the slope bends. */
export function lookAt({ x, width, y, weight, strength }: Problem, weights: Weights) {
  const size = width + 1;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  let loss = 0;
  for (let row = 0; row < y.length; row++) {
    const from = row * width;
    let z = weights[width]!;
    for (let j = 0; j < width; j++) z += weights[j]! * x[from + j]!;
    const p = probability(z);
    const w = weight[row]!;
    // log(1 + e^z) without overflow.
    loss += w * (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y[row]! * z);
    const slope = w * (p - y[row]!);
    const bend = w * p * (1 - p);
    for (let j = 0; j < width; j++) {
      const xj = x[from + j]!;
      if (xj === 0) continue;
      gradient[j]! += slope * xj;
      const scaled = bend * xj;
      for (let k = 0; k <= j; k++) curvature[j * size + k]! += scaled * x[from + k]!;
      curvature[width * size + j]! += scaled;
    }
    gradient[width]! += slope;
    curvature[width * size + width]! += bend;
  }
  for (let j = 0; j < width; j++) {
    loss += (strength / 2) * weights[j]! ** 2;
    gradient[j]! += strength * weights[j]!;
    curvature[j * size + j]! += strength;
  }
  return { loss, gradient, curvature };
}

function moved(weights: Weights, direction: Float64Array, length: number): Weights {
  return weights.map((w, j) => w - length * direction[j]!);
}

const largest = (values: Float64Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Solves `a · result = b` by Cholesky, of the lower half of a symmetric, positive `a`. */
function solve(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= l[i * n + k]! * l[j * n + k]!;
      l[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / l[j * n + j]!;
    }
  const result = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) result[i]! -= l[i * n + k]! * result[k]!;
    result[i]! /= l[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) result[i]! -= l[k * n + i]! * result[k]!;
    result[i]! /= l[i * n + i]!;
  }
  return result;
}
