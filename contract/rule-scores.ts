// What the intelligence works out of each customer, as a rule may ask about it: the type of each score, the values it can
// have, and what it is called in plain words. A score that was not worked out yet is missing.
import type { ColumnType } from "./rule-columns.ts";

/** The groups of customers by how lately, how often and for how much they buy. */
export const rfmSegments = {
  champions: "champions",
  loyal: "loyal",
  potential_loyal: "potential loyal",
  new: "new",
  promising: "promising",
  needs_attention: "needs attention",
  about_to_sleep: "about to sleep",
  at_risk: "at risk",
  cannot_lose: "cannot lose",
  hibernating: "hibernating",
  lost: "lost",
} as const;

interface Score {
  type: ColumnType;
  label: string;
  /** The least and the most it can be. */
  range?: readonly [low: number, high: number];
  /** The only texts it can be, with their labels. */
  texts?: Readonly<Record<string, string>>;
}

const fifths = [1, 5] as const;

export const scores = {
  "rfm.segment": { type: "text", label: "RFM group", texts: rfmSegments },
  "rfm.recency": { type: "number", label: "recency score", range: fifths },
  "rfm.frequency": { type: "number", label: "frequency score", range: fifths },
  "rfm.monetary": { type: "number", label: "monetary score", range: fifths },
  "churn.probability": { type: "number", label: "churn probability", range: [0, 1] },
  "clv.next_12_months": { type: "money", label: "expected 12-month spend", range: [0, Infinity] },
  "orders.expected_next_90_days": {
    type: "number",
    label: "expected 90-day order count",
    range: [0, Infinity],
  },
  "engagement.score": { type: "number", label: "engagement score", range: [0, 100] },
} as const satisfies Record<string, Score>;
export type ScoreName = keyof typeof scores;
export const scoreNames = Object.keys(scores) as ScoreName[];

export function findScore(name: string): Score | undefined {
  return Object.hasOwn(scores, name) ? scores[name as ScoreName] : undefined;
}

/** How a score's text is shown: "at risk" for `at_risk`, however it was written. */
export function scoreText(name: string, text: string): string {
  return findScore(name)?.texts?.[text.toLowerCase()] ?? text;
}
