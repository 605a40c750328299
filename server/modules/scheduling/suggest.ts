// The best times for an audience, from what it and its shop did.
import type { SchedulingSuggestions } from "../../../contract/scheduling.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { bestHour, bestOf, worthOfHours } from "./habits/choose.ts";
import { weekOfPerson } from "./habits/group.ts";
import { attended, readingKernel } from "./habits/kernel.ts";
import { slots } from "./habits/week.ts";
import { candidatesIn, hoursByZone, zonesOf } from "./in-zones.ts";
import { type Levels, levelsOf } from "./levels.ts";
import type { AudienceAsked } from "./needs.ts";
import { shopEvidence, thinned } from "./sample.ts";
import { shownChoices, shownEvidence, shownWeek } from "./show.ts";
import { audienceWords } from "./words.ts";

const choices = 3;
/** Nothing is suggested for sooner than one can launch it. */
const lead = 15 * 60_000;
export const soonest = (now: Date) => new Date(now.getTime() + lead);

/** As many people as the gain of own times is worked out from. */
const foretoldFrom = 5_000;

type Suggested = Omit<SchedulingSuggestions, "engine">;

export async function suggest(asked: AudienceAsked): Promise<Suggested> {
  const { workspace, now, expression, within } = asked;
  const { evidence, shop, sampled } = await evidenceFor(asked);
  const levels = levelsOf(shop.people, expression && evidence.people);
  const { audience } = levels;
  const zones = zonesOf(evidence.people);
  const { timezone } = workspace;
  const from = new Date(Math.max(soonest(now).getTime(), within?.from?.getTime() ?? 0));
  const until = within?.until?.getTime() ?? Number.POSITIVE_INFINITY;
  const hours = candidatesIn(zones, timezone, from).filter(({ at }) => at < until);
  const best = bestOf(hours, worthOfHours(audience), choices);
  return {
    as_of: now.toISOString(),
    timezone,
    words: audienceWords(evidence, expression !== undefined),
    choices: shownChoices(best, timezone),
    week: shownWeek(audience.week, evidence.seen),
    evidence: shownEvidence(evidence, levels.shares, sampled),
    zones,
    own_times: ownTimesGain(evidence, levels, best[0]?.lift ?? 1, now),
  };
}

async function evidenceFor({ trx, workspace, now, everyone, expression }: AudienceAsked) {
  const shop = await shopEvidence(trx, { workspace, now, everyone });
  if (!expression) return { evidence: shop.evidence, shop: shop.evidence, sampled: shop.sampled };
  const everyNth = await thinned(trx, expression, shop.customers);
  const evidence = await evidenceOf(trx, { workspace, who: expression, now, everyNth });
  return { evidence, shop: shop.evidence, sampled: everyNth > 1 };
}

/** As the habits themselves foretell it: everyone's own best hour beside the one hour that is best for all. */
function ownTimesGain({ people }: Evidence, levels: Levels, bestLift: number, now: Date) {
  const prior = attended(levels.audience.week);
  const hoursIn = hoursByZone(soonest(now));
  const step = Math.ceil(people.length / foretoldFrom);
  const some = people.filter((_, i) => i % step === 0);
  let sum = 0;
  for (const { acts, timezone } of some) {
    const reading = acts.length > 0 ? weekOfPerson(acts, prior, levels.personStrength, readingKernel) : prior;
    sum += reading[bestHour(reading, hoursIn(timezone)).slot]! * slots;
  }
  return {
    people: people.filter(({ acts }) => acts.length > 0).length,
    gain: some.length > 0 ? sum / some.length / bestLift : 1,
  };
}
