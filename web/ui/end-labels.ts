// Where the names of curves stand at their right ends: at the height of their last value, pushed apart until none
// touches another.

export interface EndLabel {
  key: string;
  /** Pixels from the top of the plot at which the label would stand by its value alone. */
  wanted: number;
}

/** Answers each label's height; the order by value is kept, and all stay between 0 and `height`. */
export function placeLabels(labels: EndLabel[], gap: number, height: number): Map<string, number> {
  const sorted = [...labels].sort((a, b) => a.wanted - b.wanted);
  const placed: number[] = [];
  for (const { wanted } of sorted) placed.push(Math.max(wanted, (placed.at(-1) ?? -gap) + gap));
  let ceiling = height;
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(placed[i]!, ceiling);
    ceiling = placed[i]! - gap;
  }
  return new Map(sorted.map(({ key }, i) => [key, placed[i]!]));
}

/** The next round number at or above whose quarters are round too, since an axis shows five. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step =
    [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10].find((times) => times * power >= value * (1 - 1e-12)) ?? 10;
  return step * power;
}
