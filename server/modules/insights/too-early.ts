// What can be told of a campaign by now, and what cannot: while it is under way, while opens and orders still come, or of so few.
import { attributionDays, type Campaign } from "../../../contract/campaigns.ts";
import {
  engagementHours,
  fewestCompared,
  type InsightOutcome,
  insightOutcomeNames,
} from "../../../contract/insights.ts";
import { instantWords } from "../../../contract/words.ts";
import type { Counts } from "./count-groups.ts";
import { countedOf } from "./patterns.ts";

const hour = 3_600_000;

/** After the last message, how long it takes until an outcome is as good as known. */
const hoursUntilKnown: Record<InsightOutcome, number> = {
  delivered: 0,
  opened: engagementHours,
  clicked: engagementHours,
  ordered: attributionDays * 24,
};

const outcomeWords: Record<InsightOutcome, string> = {
  delivered: "who got it",
  opened: "who opens it",
  clicked: "who clicks",
  ordered: "who orders",
};

export interface Ripe {
  outcomes: InsightOutcome[];
  too_early: string[];
}

export function ripeOf(campaign: Campaign, whole: Counts, now: Date, timezone: string): Ripe {
  const { finished_at, stats } = campaign;
  if (!finished_at) {
    const open = stats.queued + stats.sent;
    const words = `It is still under way, with ${open} of ${stats.audience} messages open: where it does better is too early to tell.`;
    return { outcomes: [], too_early: [words] };
  }
  const known = (outcome: InsightOutcome) => Date.parse(finished_at) + hoursUntilKnown[outcome] * hour;
  const due = Map.groupBy(insightOutcomeNames, (outcome) => known(outcome) <= now.getTime());
  const waits = Map.groupBy(due.get(false) ?? [], known);
  const waiting = [...waits].map(([at, outcomes]) => {
    const until = instantWords(new Date(Math.ceil(at / 60_000) * 60_000).toISOString(), timezone);
    return `Too early to compare ${outcomes.map((one) => outcomeWords[one]).join(" and ")}: it goes on until ${until}.`;
  });
  const ripe = (due.get(true) ?? []).filter((outcome) => countedOf(whole, outcome).of >= 2 * fewestCompared);
  const few =
    whole.delivered < 2 * fewestCompared
      ? `${whole.delivered} people got it. Parts of an audience are compared from ${fewestCompared} people on either side; with fewer, luck looks like a pattern.`
      : undefined;
  return { outcomes: ripe, too_early: [...waiting, ...(few ? [few] : [])] };
}
