// Each person's own best time in the coming week: their records drawn to the audience's, and the audience's best hour in their
// zone for those who have none.
import { evidenceOf } from "./evidence.ts";
import { bestHour } from "./habits/choose.ts";
import { weekOfPerson } from "./habits/group.ts";
import { attended, readingKernel } from "./habits/kernel.ts";
import { hoursByZone } from "./in-zones.ts";
import { levelsOf } from "./levels.ts";
import type { AudienceAsked } from "./needs.ts";
import { shopEvidence } from "./sample.ts";
import { soonest } from "./suggest.ts";

export interface OwnTimes {
  customerIds: string[];
  /** Of the customer at the same place. */
  at: Date[];
  /** For whoever came in since. */
  otherwise: Date;
}

type Asked = AudienceAsked & { expression: NonNullable<AudienceAsked["expression"]> };

export async function ownTimes({ trx, workspace, now, everyone, expression }: Asked): Promise<OwnTimes> {
  const shop = await shopEvidence(trx, { workspace, now, everyone });
  const { people } = await evidenceOf(trx, { workspace, now, who: expression });
  const levels = levelsOf(shop.evidence.people, people);
  const prior = attended(levels.audience.week);
  const hoursIn = hoursByZone(soonest(now));
  const usual = new Map<string, Date>();
  const usualIn = (timezone: string) => {
    const known = usual.get(timezone) ?? new Date(bestHour(prior, hoursIn(timezone)).at);
    usual.set(timezone, known);
    return known;
  };
  const at = people.map(({ acts, timezone }) => {
    if (acts.length === 0) return usualIn(timezone);
    const reading = weekOfPerson(acts, prior, levels.personStrength, readingKernel);
    return new Date(bestHour(reading, hoursIn(timezone)).at);
  });
  return { customerIds: people.map(({ id }) => id), at, otherwise: usualIn(workspace.timezone) };
}
