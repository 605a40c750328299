// Insights: what came of a campaign, where it did better or worse beyond luck, and what to do next. It owns no table: every
// figure is counted when it is asked for, and comes with the query that finds the people behind it.
import type { RawBuilder } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { ParsedBody } from "../../../contract/api.ts";
import type { Campaign } from "../../../contract/campaigns.ts";
import { AppError } from "../../../contract/errors.ts";
import {
  type CampaignInsights,
  falseDiscoveryRate,
  fewestCompared,
  type InsightOutcome,
  type insightEndpoints,
  insightOutcomeNames,
} from "../../../contract/insights.ts";
import { type Actor, type ActorWorkspace, systemActor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import type { Attributes } from "../attributes/index.ts";
import type { Campaigns } from "../campaigns/index.ts";
import type { Engines } from "../engines/index.ts";
import type { Messages } from "../messages/index.ts";
import type { Segments } from "../segments/index.ts";
import { countGroups } from "./count-groups.ts";
import { dimensionsOf } from "./dimensions.ts";
import { createNaming } from "./naming.ts";
import { othersOf, partCondition } from "./parts.ts";
import { countedOf, patternsOf } from "./patterns.ts";
import { phrased } from "./phrasing.ts";
import { patternSentence, shareOf, summaryOf } from "./sentences.ts";
import { type Promising, stepsAfter } from "./steps.ts";
import { ripeOf } from "./too-early.ts";

export interface InsightNeeds {
  attributes: Attributes;
  messages: Messages;
  segments: Segments;
  campaigns: Campaigns;
  engines: Engines;
}

export type Insights = ReturnType<typeof createInsights>;

/** Of segments, those that the catalogue names first; each is looked up as it was at the launch. */
const mostSegments = 10;
const mostPatterns = 12;

export function createInsights({ database, clock }: Platform, needs: InsightNeeds) {
  const { attributes, campaigns, segments, engines } = needs;
  needs.messages.lendParts(async (workspace, campaignId, part) => {
    const { channel, launched_at } = await campaigns.launchOf(workspace, campaignId);
    if (!launched_at) throw notLaunched();
    const setting = await settingOf(workspace, channel, launched_at);
    return partCondition({ ...setting, workspaceId: workspace.id, currency: workspace.currency }, part);
  });

  /** What a campaign's audience is told apart by. */
  async function settingOf(workspace: ActorWorkspace, channel: Campaign["channel"], launchedAt: string) {
    const catalogue = await attributes.catalogueOfShop(workspace);
    return {
      catalogue,
      dimensions: dimensionsOf(catalogue, channel, workspace.timezone),
      day: new Date(launchDay(launchedAt, workspace.timezone).toInstant().epochMilliseconds),
      segmentThen: (id: string) => segmentThen(workspace, id, launchedAt),
    };
  }

  async function segmentThen(
    workspace: ActorWorkspace,
    id: string,
    at: string,
  ): Promise<RawBuilder<unknown>> {
    const { audiences } = segments;
    const { rule } = await audiences.resolve(systemActor(workspace), { segment_id: id });
    return audiences.expression(workspace, { rule, asOf: at, exclude: [] }, clock.now());
  }

  return {
    async campaign(
      actor: Actor,
      { campaign_id, again }: ParsedBody<typeof insightEndpoints.campaign>,
    ): Promise<CampaignInsights> {
      actor.must("campaigns:read");
      const { workspace } = actor;
      const { currency, timezone } = workspace;
      const campaign = await campaigns.get(actor, campaign_id);
      const { launched_at } = campaign;
      if (!launched_at) throw notLaunched();
      const setting = await settingOf(workspace, campaign.channel, launched_at);
      const usable = setting.catalogue.segments.slice(0, mostSegments);
      const then = await Promise.all(
        usable.map(async ({ id }) => ({ id, members: await setting.segmentThen(id).catch(missing) })),
      );
      const { whole, groups } = await database.inWorkspace(workspace.id, (trx) =>
        countGroups(trx, {
          ...setting,
          ...{ workspaceId: workspace.id, campaignId: campaign_id, currency, fewest: fewestCompared },
          segments: then.flatMap(({ id, members }) => (members ? { id, members } : [])),
        }),
      );
      const now = clock.now();
      const ripe = ripeOf(campaign, whole, now, timezone);
      const { comparisons, found } = patternsOf(whole, groups, ripe.outcomes);
      const naming = createNaming(setting, currency);
      const told = found.slice(0, mostPatterns).map((pattern) => ({ ...pattern, ...naming(pattern.group) }));
      const shares = Object.fromEntries(
        insightOutcomeNames.map((outcome) => [outcome, shareOf(countedOf(whole, outcome), outcome)]),
      ) as CampaignInsights["shares"];
      const summary = summaryOf(campaign, shares, currency);
      const sentences = told.map((pattern) =>
        patternSentence(`${pattern.outcome} ${pattern.part}`, pattern, currency),
      );
      const { sentences: said, ...answered } = await phrased(
        engines,
        actor,
        [...summary, ...sentences],
        again,
      );
      const day = launchDay(launched_at, timezone).toPlainDate().toString();
      return {
        campaign: { id: campaign.id, name: campaign.name, channel: campaign.channel, state: campaign.state },
        as_of: now.toISOString(),
        shares,
        summary: summary.map(({ id }) => said.get(id)!),
        patterns: told.map((pattern, i) => ({
          id: sentences[i]!.id,
          outcome: pattern.outcome,
          dimension: pattern.group.dimension,
          label: pattern.label,
          part: pattern.part,
          group: shareOf(pattern.here, pattern.outcome, pattern.part),
          rest: shareOf(pattern.elsewhere, pattern.outcome, othersOf(pattern.part)),
          difference: pattern.difference,
          chance: pattern.chance,
          sentence: said.get(sentences[i]!.id)!,
        })),
        too_early: ripe.too_early,
        looked: { comparisons, words: lookedWords(comparisons, found.length) },
        next: await stepsAfter(segments, actor, campaign, day, promisingOf(told)),
        ...answered,
      };
    },
  };
}

const notLaunched = () =>
  new AppError("wrong_state", "The campaign was not launched yet. There is nothing to tell of it before.");

/** A segment that can no longer be asked about is no part to be told apart. */
function missing(error: unknown): undefined {
  if (error instanceof AppError) return undefined;
  throw error;
}

function launchDay(launchedAt: string, timezone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(launchedAt).toZonedDateTimeISO(timezone).startOfDay();
}

const byWorth: InsightOutcome[] = ["ordered", "clicked", "opened"];

function promisingOf(told: readonly (Omit<Promising, "rule"> & { rule?: Promising["rule"] })[]) {
  const better = told.flatMap(({ rule, ...pattern }) =>
    rule && pattern.difference.value > 0 ? { ...pattern, rule } : [],
  );
  return byWorth.flatMap((outcome) => better.find((one) => one.outcome === outcome) ?? [])[0];
}

function lookedWords(comparisons: number, found: number): string {
  if (comparisons === 0) return "No parts of the audience were compared.";
  const made = `${comparisons} comparisons of a part with all others were made.`;
  if (found === 0) return `${made} None holds up beyond luck.`;
  const share = `${falseDiscoveryRate * 100}%`;
  return `${made} ${found} ${found === 1 ? "holds" : "hold"} up beyond luck: of what is told so, at most ${share} is luck, on average. It shows what went together, not why.`;
}
