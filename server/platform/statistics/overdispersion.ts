// Counted shares that come in clusters, such as the readers of one campaign: how much alike they are, and so how much each
// cluster tells.
import type { Counted } from "./proportions.ts";

const least = 0.0005;
const most = 0.5;
/** Where there are too few clusters to tell. */
const unknown = 0.002;

/**
 * The correlation of two members of one cluster, by the analysis of variance (Ridout, Demétrio and Firth, Biometrics 55, 1999,
 * pages 137 to 148), kept within bounds.
 */
export function correlationWithin(clusters: readonly Counted[]): number {
  const all = sumOf(clusters);
  const spare = all.of - clusters.length;
  if (clusters.length < 3 || spare <= 0) return unknown;
  const mean = all.count / all.of;
  const between =
    clusters.reduce((sum, { count, of }) => sum + of * (count / of - mean) ** 2, 0) / (clusters.length - 1);
  const within = clusters.reduce((sum, { count, of }) => sum + (count * (of - count)) / of, 0) / spare;
  const size = (all.of - clusters.reduce((sum, { of }) => sum + of * of, 0) / all.of) / (clusters.length - 1);
  const divisor = between + (size - 1) * within;
  return divisor > 0 ? Math.min(most, Math.max(least, (between - within) / divisor)) : unknown;
}

/** What clusters are worth in members that have nothing to do with each other: a large one hardly more than `1 / correlation`. */
export function independentOf(clusters: readonly Counted[], correlation: number): Counted {
  return sumOf(
    clusters.map(({ count, of }) => {
      const effect = 1 + (of - 1) * correlation;
      return { count: count / effect, of: of / effect };
    }),
  );
}

export function sumOf(all: readonly Counted[]): Counted {
  return all.reduce((sum, { count, of }) => ({ count: sum.count + count, of: sum.of + of }), {
    count: 0,
    of: 0,
  });
}
