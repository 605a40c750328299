// How belonging is said in the builder, and what the intelligence worked out.
import { findScore, type ScoreName } from "../../../../contract/rule-scores.ts";
import { isPlural, numberWords } from "../../../../contract/words.ts";
import type { Wording } from "./measure-words.ts";

export const memberLeads = { segment: "in the segment", list: "on the list", sample: "in a random" } as const;

export function percentWords(percent: number | undefined, currency: string): string | undefined {
  return percent === undefined ? undefined : `${numberWords(percent, currency)} %`;
}

export function scoreWording(score: ScoreName): Wording {
  const lead = findScore(score)?.label ?? score;
  return { lead, voice: isPlural(lead) ? "are" : "is" };
}
