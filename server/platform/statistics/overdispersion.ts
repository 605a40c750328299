// Counted shares that come in clusters, such as the readers of one campaign: how much alike they are, and so how much each
// cluster tells.
import type { Counted } from "./proportions.ts";

const least = 0.0005;
const most = 0.5;
/** Where there are too few clusters to tell. */
const unknown = 0.002;

/** The correlation of two members of one cluster, kept within bounds; from three clusters on. */
export function correlationWithin(clusters: readonly Counted[]): number {
  const shown = clusters.length < 3 ? undefined : intraclass(clusters);
  return shown === undefined ? unknown : Math.min(most, Math.max(least, shown));
}

/**
 * The same as the clusters show it, from 0 where all have the same chance to 1: by the analysis of variance (Ridout, Demétrio
 * and Firth, Biometrics 55, 1999, pages 137 to 148). Undefined where too few clusters, or no count or only hits, tell anything.
 */
export function intraclass(clusters: readonly Counted[]): number | undefined {
  const told = clusters.filter(({ of }) => of > 0);
  const all = sumOf(told);
  const spare = all.of - told.length;
  if (told.length < 2 || spare <= 0) return undefined;
  const mean = all.count / all.of;
  const between =
    told.reduce((sum, { count, of }) => sum + of * (count / of - mean) ** 2, 0) / (told.length - 1);
  const within = told.reduce((sum, { count, of }) => sum + (count * (of - count)) / of, 0) / spare;
  const size = (all.of - told.reduce((sum, { of }) => sum + of * of, 0) / all.of) / (told.length - 1);
  const divisor = between + (size - 1) * within;
  return divisor > 0 ? Math.min(1, Math.max(0, (between - within) / divisor)) : undefined;
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
