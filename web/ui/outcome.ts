// The outcomes of a message as the interface shows them: name, colour and order, the same in badges, bars and charts.
// `opened`, `clicked` and `converted` are parts of the delivered; the others add up to the audience.
import { outcomes as logged, outcomeWords } from "../../contract/messages.ts";

export const shownOutcomes = [...logged, "opened", "clicked", "converted", "held_out"] as const;
export type ShownOutcome = (typeof shownOutcomes)[number];

export const outcomeLabels: Record<ShownOutcome, { label: string; meaning: string }> = {
  ...outcomeWords,
  opened: { label: "Opened", meaning: "Looked at; a part of the delivered" },
  clicked: { label: "Clicked", meaning: "Followed a link in it; a part of the opened" },
  converted: { label: "Ordered", meaning: "Ordered within the attribution window after delivery" },
  held_out: { label: "Held out", meaning: "Not sent on purpose, to measure what the campaign adds" },
};

export function outcomeColor(outcome: ShownOutcome): string {
  return `var(--outcome-${outcome.replace("_", "-")})`;
}

export function isShownOutcome(text: string): text is ShownOutcome {
  return (shownOutcomes as readonly string[]).includes(text);
}
