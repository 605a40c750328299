// Many looks at once: which of many tests hold up, when some would seem to by luck.

export interface Discoveries {
  /** For each test in turn, whether it holds up. */
  found: boolean[];
  /** The largest chance of luck that was let pass; each interval that is told beside is at 1 less this. */
  threshold: number;
}

/**
 * Benjamini and Hochberg's step-up procedure (J. R. Statist. Soc. B 57, 1995, pages 289 to 300): of what it finds, a share of
 * at most `rate` is luck on average. The threshold, `rate` × found ÷ tests, is as well what Benjamini and Yekutieli (JASA 100,
 * 2005, pages 71 to 81) put in place of `rate` in the intervals of what was chosen by it.
 */
export function benjaminiHochberg(chances: readonly number[], rate: number): Discoveries {
  const rising = [...chances].sort((a, b) => a - b);
  const passing = rising.findLastIndex((chance, i) => chance <= (rate * (i + 1)) / rising.length) + 1;
  const threshold = rising.length === 0 ? 0 : (rate * passing) / rising.length;
  return { found: chances.map((chance) => passing > 0 && chance <= threshold), threshold };
}
