// Learning: what past campaigns of the workspace earned, by what they have in common, as evidence for what to do next. It owns no
// table; the figures are the campaigns' own.
import type { Evidence } from "../../../contract/learning.ts";
import type { Channel } from "../../../contract/messages.ts";
import type { Trx } from "../../platform/database.ts";
import { correlationWithin, independentOf, sumOf } from "../../platform/statistics/overdispersion.ts";
import { type Counted, newcombeInterval } from "../../platform/statistics/proportions.ts";
import type { Campaigns, PastCampaign } from "../campaigns/index.ts";

export interface Question {
  now: Date;
  /** All channels unless said. */
  channel?: Channel;
  /** What a campaign has in common with others, each as it goes on after “3 campaigns”. */
  groupsOf: (campaign: PastCampaign) => string[];
}

export type Learning = ReturnType<typeof createLearning>;

export function createLearning({ campaigns }: { campaigns: Pick<Campaigns, "past"> }) {
  return {
    /** For modules, which have asked for permission themselves. What earned most comes first; nothing without past campaigns. */
    async whatWorked(trx: Trx, workspaceId: string, question: Question): Promise<Evidence[]> {
      const { now, channel, groupsOf } = question;
      const past = await campaigns.past(trx, workspaceId, { now, channel });
      return evidenceOf(
        past.filter(({ delivered }) => delivered > 0),
        groupsOf,
      );
    },
  };
}

const counted = ({ ordered, delivered }: PastCampaign): Counted => ({ count: ordered, of: delivered });

function evidenceOf(past: readonly PastCampaign[], groupsOf: (one: PastCampaign) => string[]): Evidence[] {
  const groups = new Map<string, PastCampaign[]>();
  for (const one of past)
    for (const about of new Set(groupsOf(one))) groups.set(about, [...(groups.get(about) ?? []), one]);
  const correlation = correlationWithin(past.map(counted));
  return [...groups]
    .map(([about, members]) => toEvidence(about, members, past, correlation))
    .sort((a, b) => b.expected - a.expected || (a.about < b.about ? -1 : 1));
}

function toEvidence(
  about: string,
  members: readonly PastCampaign[],
  past: readonly PastCampaign[],
  correlation: number,
): Evidence {
  const own = sumOf(members.map(counted));
  const shop = sumOf(past.map(counted));
  const others = past.filter((one) => !members.includes(one));
  const luck = mayBeLuck(members, others, correlation);
  return {
    about,
    sentence: sentenceOf({ about, members: members.length, own, all: past.length, shop, luck }),
    ...{ delivered: own.of, ordered: own.count },
    campaigns: members.map(({ id, name, delivered, ordered }) => ({ id, name, delivered, ordered })),
    shop: { campaigns: past.length, delivered: shop.of, ordered: shop.count },
    expected: expectedOf(members, shop.count / shop.of, correlation),
    may_be_luck: luck,
  };
}

/**
 * The mean of a beta distribution that begins at the shop's mean with the weight of one large campaign, after these campaigns.
 * The readers of one campaign are alike, so that each of them adds no more than such a weight either.
 */
function expectedOf(members: readonly PastCampaign[], mean: number, correlation: number): number {
  const seen = independentOf(members.map(counted), correlation);
  const prior = 1 / correlation - 1;
  return (seen.count + prior * mean) / (seen.of + prior);
}

function mayBeLuck(
  members: readonly PastCampaign[],
  others: readonly PastCampaign[],
  correlation: number,
): boolean {
  if (others.length === 0) return true;
  const [own, rest] = [members, others].map((ones) => independentOf(ones.map(counted), correlation));
  const { low, high } = newcombeInterval(own!, rest!);
  return low <= 0 && high >= 0;
}

function sentenceOf(told: {
  about: string;
  members: number;
  own: Counted;
  all: number;
  shop: Counted;
  luck: boolean;
}): string {
  const { about, members, own, all, shop, luck } = told;
  const which = `${members} past ${members === 1 ? "campaign" : "campaigns"} ${about} had ${perHundred(own)} buyers per 100 delivered`;
  if (members === all) return `${which}; there are no others to hold against ${all === 1 ? "it" : "them"}.`;
  return `${which}, all ${all} had ${perHundred(shop)}${luck ? "; that may be luck" : ""}.`;
}

const perHundred = ({ count, of }: Counted) => ((100 * count) / of).toFixed(1);
