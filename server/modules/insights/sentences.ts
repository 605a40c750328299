// What is said of a campaign by the built-in engine: the same figures always give the same sentences.
import { attributionDays, type Campaign } from "../../../contract/campaigns.ts";
import { type InsightOutcome, type InsightShare, insightOutcomes } from "../../../contract/insights.ts";
import { moneyWords, numberWords } from "../../../contract/words.ts";
import { type Counted, rateOf, wilsonInterval } from "../../platform/statistics/proportions.ts";
import { type Figure, pointsText, shareText, type Told, tell } from "./figure-words.ts";
import { othersOf } from "./parts.ts";
import type { Pattern } from "./patterns.ts";

const peopleWords = {
  tried: "messages that the vendor delivered or could not",
  delivered: "messages delivered",
  opened: "messages opened",
  clicked: "messages clicked",
  ordered: `readers who ordered within ${attributionDays} days after delivery`,
} as const;

/** A share with its interval and the people behind both of its numbers. */
export function shareOf(counted: Counted, outcome: InsightOutcome, part?: string): InsightShare {
  const source = (name: keyof typeof peopleWords) => ({
    words: part ? `${peopleWords[name]}, of ${part}` : peopleWords[name],
    people: { outcome: name, ...(part === undefined ? {} : { part }) },
  });
  return {
    ...counted,
    rate: counted.of === 0 ? 0 : rateOf(counted),
    ...wilsonInterval(counted),
    source: source(outcome),
    of_source: source(insightOutcomes[outcome].of),
  };
}

function figuresOf(share: InsightShare, currency: string) {
  const { count, of, rate, low, high, source, of_source } = share;
  const whole = (value: number) => numberWords(value, currency);
  const interval = { ...source, words: `95 % Wilson interval of ${whole(count)} of ${whole(of)}` };
  return {
    count: { text: whole(count), source },
    of: { text: whole(of), source: of_source },
    rate: { text: shareText(rate), source: { ...source, words: `${whole(count)} of ${whole(of)}` } },
    low: { text: shareText(low), source: interval },
    high: { text: shareText(high), source: interval },
  };
}

export type Named = Told & { id: string };
type Shares = Record<InsightOutcome, InsightShare>;

export function summaryOf({ name, stats }: Campaign, shares: Shares, currency: string): Named[] {
  const said = (outcome: InsightOutcome) => figuresOf(shares[outcome], currency);
  const audience: Figure = {
    text: numberWords(stats.audience, currency),
    source: { words: "everyone in the audience", people: {} },
  };
  const delivered = said("delivered");
  const sentences: Named[] = [
    {
      id: "reach",
      ...tell`“${name}” had ${audience} people in its audience, and ${delivered.count} of ${delivered.of} messages that were tried arrived (${delivered.rate}).`,
    },
  ];
  if (shares.delivered.count === 0) return sentences;
  const { opened, clicked } = { opened: said("opened"), clicked: said("clicked") };
  if (shares.opened.count > 0)
    sentences.push({
      id: "engagement",
      ...tell`${opened.count} readers opened it: ${opened.rate}, which speaks for a chance between ${opened.low} and ${opened.high}. ${clicked.count} clicked (${clicked.rate}).`,
    });
  if (shares.ordered.count === 0) {
    sentences.push({
      id: "orders",
      ...tell`None of its readers has ordered yet within the days that count.`,
    });
    return sentences;
  }
  const ordered = said("ordered");
  const money = (amount: number, words: string): Figure => ({
    text: moneyWords(amount, currency),
    source: { ...shares.ordered.source, words },
  });
  const each = Math.round((stats.revenue / shares.delivered.count) * 100) / 100;
  sentences.push({
    id: "orders",
    ...tell`${ordered.count} readers ordered in time (${ordered.rate}, a chance between ${ordered.low} and ${ordered.high}), for ${money(stats.revenue, "what they ordered then, net of refunds")} in all: ${money(each, "revenue for each message delivered")} for each message delivered. Some would have ordered anyway.`,
  });
  return sentences;
}

export interface ClausedPattern extends Pattern {
  part: string;
  clause: string;
}

export function patternSentence(id: string, pattern: ClausedPattern, currency: string): Named {
  const { outcome, here, elsewhere, difference, part, clause } = pattern;
  const { did } = insightOutcomes[outcome];
  const group = figuresOf(shareOf(here, outcome, part), currency);
  const rest = figuresOf(shareOf(elsewhere, outcome, othersOf(part)), currency);
  const [near, far] = [difference.low, difference.high].sort((a, b) => Math.abs(a) - Math.abs(b));
  const between = {
    ...group.rate.source,
    words: "Newcombe's interval for the difference, widened for the many comparisons",
  };
  const points = (value: number): Figure => ({ text: pointsText(value), source: between });
  const more = difference.value > 0 ? "more" : "fewer";
  return {
    id,
    ...tell`Of the ${group.of} people ${clause}, ${group.rate} ${did}, against ${rest.rate} of the ${rest.of} others: ${points(near!)} to ${points(far!)} points ${more}.`,
  };
}
