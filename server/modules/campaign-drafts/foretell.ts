// What a campaign may bring, from what came of the shop's own: a share of recipients who order, drawn from the same channel to the
// shop's, with how much campaigns differ from one another in it.
import type { ExpectedResults } from "../../../contract/campaign-drafts.ts";
import type { Channel } from "../../../contract/messages.ts";
import { betaBinomialInterval } from "../../platform/statistics/beta-binomial.ts";
import { errorsWithin } from "../../platform/statistics/normal.ts";
import { independentOf, intraclass, sumOf } from "../../platform/statistics/overdispersion.ts";
import type { Counted } from "../../platform/statistics/proportions.ts";
import type { PastCampaign } from "../campaigns/index.ts";

export type PastResult = Pick<PastCampaign, "channel" | "sent" | "ordered" | "revenue">;

export const confidence = 0.9;

/** Until campaigns have shown how much they differ, their shares are taken to differ by half, as if so many had shown it. */
const presumed = { variation: 0.5, campaigns: 3 };
/** As many buyers of the shop's other campaigns stand beside those of the channel. */
const buyersBeside = 10;

/** What orders of the shop come to, in minor units. */
export interface OrderValues {
  mean: number;
  deviation: number;
}

type Foretold = Pick<ExpectedResults, "orders"> & { revenue: { value: number; low: number; high: number } };

/** Revenue in minor units. Undefined where nothing is known of any campaign. */
export function foretell(
  past: readonly PastResult[],
  channel: Channel,
  messages: number,
  values: OrderValues,
): Foretold | undefined {
  if (past.length === 0) return undefined;
  const chance = chanceOf(past, channel);
  const { alpha, beta } = chance;
  const mean = (messages * alpha) / (alpha + beta);
  const orders = { value: mean, ...betaBinomialInterval({ tries: messages, alpha, beta }, confidence) };
  const share = alpha / (alpha + beta);
  const variance = mean * (1 - share) * (1 + (messages - 1) / (alpha + beta + 1));
  const worth = worthOf(past, channel, values);
  return { orders, revenue: revenueOf({ mean, variance }, orders, worth, values.deviation) };
}

/** The beta distribution that the chance of a next campaign by this channel is drawn from. */
export function chanceOf(past: readonly PastResult[], channel: Channel): { alpha: number; beta: number } {
  const counted = past.map(countedOf);
  const own = past.filter((one) => one.channel === channel).map(countedOf);
  const all = sumOf(counted);
  // Half a hit and half a miss more, so that no order yet is not taken for never.
  const shop = (all.count + 0.5) / (all.of + 1);
  const alike = alikeOf(counted, shop);
  const strength = 1 / alike - 1;
  // Messages of one campaign are worth fewer than so many of different ones; the shop stands for one campaign more.
  const weighed = independentOf(own, alike);
  const seen = weighed.of + strength;
  const mean = (weighed.count + strength * shop) / seen;
  const whole = Math.min(0.99, alike + 1 / (seen + 1));
  const drawn = 1 / whole - 1;
  return { alpha: mean * drawn, beta: (1 - mean) * drawn };
}

const countedOf = ({ sent, ordered }: PastResult): Counted => ({ count: ordered, of: sent });

/** How alike recipients of one campaign are: as presumed, and as the campaigns show, by how many there are. */
function alikeOf(campaigns: readonly Counted[], rate: number): number {
  const before = Math.min(0.5, (presumed.variation ** 2 * rate) / (1 - rate));
  const shown = intraclass(campaigns);
  if (shown === undefined) return before;
  const free = campaigns.length - 1;
  return (presumed.campaigns * before + free * shown) / (presumed.campaigns + free);
}

/** What one who orders spends then: by this channel, drawn to all campaigns of the shop, or to its orders where none sold. */
function worthOf(past: readonly PastResult[], channel: Channel, { mean }: OrderValues): number {
  const total = (results: readonly PastResult[], of: "ordered" | "revenue") =>
    results.reduce((sum, one) => sum + one[of], 0);
  const buyers = total(past, "ordered");
  const shop = buyers > 0 ? total(past, "revenue") / buyers : mean;
  const own = past.filter((one) => one.channel === channel);
  return (total(own, "revenue") + buyersBeside * shop) / (total(own, "ordered") + buyersBeside);
}

/** A sum of so many orders, their number itself not sure: a log-normal distribution of the same mean and spread. */
function revenueOf(
  { mean, variance }: { mean: number; variance: number },
  orders: { low: number },
  worth: number,
  deviation: number,
): { value: number; low: number; high: number } {
  const value = mean * worth;
  if (value <= 0) return { value: 0, low: 0, high: 0 };
  const spread = mean * deviation ** 2 + variance * worth ** 2;
  const log = Math.log1p(spread / value ** 2);
  const at = (errors: number) => value * Math.exp(errors * Math.sqrt(log) - log / 2);
  const errors = errorsWithin(confidence);
  return { value, low: orders.low === 0 ? 0 : at(-errors), high: Math.max(value, at(errors)) };
}
