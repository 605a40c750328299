// Sentences with figures in them, of which each knows where it comes from.
import type { InsightSentence, InsightSource } from "../../../contract/insights.ts";

export interface Figure {
  text: string;
  source: InsightSource;
}

export type Told = Omit<InsightSentence, "id" | "phrased">;

/** A template whose figures are kept in the order in which they stand. */
export function tell(words: TemplateStringsArray, ...parts: (Figure | Told | string)[]): Told {
  const figures: Figure[] = [];
  let text = words[0]!;
  for (const [i, part] of parts.entries()) {
    if (typeof part === "string") text += part;
    else {
      text += part.text;
      figures.push(...("figures" in part ? part.figures : [part]));
    }
    text += words[i + 1]!;
  }
  return { text, figures };
}

/** A share of 0 to 1: "39.3%", and "0.42%" where it is small. */
export function shareText(rate: number): string {
  return `${pointsText(rate)}%`;
}

/** A difference of shares in percentage points, without its sign. */
export function pointsText(difference: number): string {
  const points = Math.abs(difference) * 100;
  return String(Number(points.toFixed(points < 1 ? 2 : 1)));
}
