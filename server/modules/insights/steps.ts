// What to do next: whom to think of as a rule, how many they are, and a draft to them that nobody has approved yet.
import { nextSteps } from "../../../contract/campaign-steps.ts";
import type { Campaign } from "../../../contract/campaigns.ts";
import { type InsightStep, insightOutcomes } from "../../../contract/insights.ts";
import type { Rule } from "../../../contract/rule.ts";
import type { Actor } from "../../actor.ts";
import type { Segments } from "../segments/index.ts";
import type { ClausedPattern } from "./sentences.ts";

type Step = Pick<InsightStep, "title" | "why"> & { rule: unknown; intent: string };

/** A part of the audience that did better, and whom it would hold for. */
export type Promising = ClausedPattern & { label: string; rule: Rule };

/** Those that are nobody are left out. */
export async function stepsAfter(
  segments: Segments,
  actor: Actor,
  campaign: Campaign,
  day: string,
  promising: Promising | undefined,
): Promise<InsightStep[]> {
  if (!actor.can("segments:read")) return [];
  const known: Step[] = nextSteps({ id: campaign.id, day, stats: campaign.stats }).map((step) => ({
    ...step,
    intent: step.why,
  }));
  const steps = promising ? [...known, moreLike(campaign, promising)] : known;
  const shown = await Promise.all(
    steps.map(async (step) => {
      const { count, sentence } = await segments.preview(actor, {
        rule: step.rule,
        sample: 0,
        funnel: false,
      });
      return { ...step, count, sentence };
    }),
  );
  return shown
    .filter(({ count }) => count > 0)
    .map(({ intent, ...step }) => ({ ...step, draft: draftFor(campaign, step, intent) }));
}

function moreLike({ id }: Campaign, { label, outcome, rule }: Promising): Step {
  const { did } = insightOutcomes[outcome];
  const where = { kind: "row", column: "campaign_id", op: "is", value: id };
  return {
    title: `More of those it did well with: ${label}`,
    why: `Of them, more ${did} than of the others. Whether that holds for those it was not sent to, a campaign to them will show.`,
    rule: { kind: "all", rules: [rule, { kind: "did_not", what: "messages.sent", where }] },
    intent: `See whether more of them (${label}) take to it as those before did.`,
  };
}

/** With the message as it was sent, for a person to change. */
function draftFor(
  campaign: Campaign,
  { title, rule }: Step | Omit<Step, "intent">,
  intent: string,
): InsightStep["draft"] {
  const { name, channel, message } = campaign;
  return {
    name: `${name}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`.slice(0, 200),
    intent: intent.slice(0, 1_000),
    channel,
    audience: { rule },
    message,
  };
}
