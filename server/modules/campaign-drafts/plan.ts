// The plan for an objective, put together of what the shop's other parts know: whom, by which channel, what, when, what may come
// of it, and what it costs.
import { Temporal } from "temporal-polyfill";
import type { CampaignDraft } from "../../../contract/campaign-drafts.ts";
import { AppError } from "../../../contract/errors.ts";
import type { Rule } from "../../../contract/rule.ts";
import { parseRule } from "../../../contract/rule-faults.ts";
import { instantAsOf } from "../../../contract/rule-windows.ts";
import { toMajor } from "../../../contract/values.ts";
import type { Actor } from "../../actor.ts";
import type { ReadObjective } from "../assistant/index.ts";
import { affordable, costOf } from "./cost.ts";
import { confidence, foretell, type OrderValues } from "./foretell.ts";
import { limitAudience } from "./limit.ts";
import type { DraftContext } from "./needs.ts";
import { orderValues } from "./order-values.ts";
import type { PlanRequest } from "./plan-request.ts";
import { nothingYet, toldReading } from "./told-reading.ts";
import { chooseChannel, weighChannels } from "./weigh-channels.ts";
import { audienceName, costWords, expectedWords, timeWords } from "./words.ts";

export async function planCampaign(
  context: DraftContext,
  actor: Actor,
  request: PlanRequest,
): Promise<CampaignDraft> {
  const { workspace } = actor;
  const { currency, timezone } = workspace;
  const instant = instantAsOf(request.as_of ?? context.platform.clock.now().toISOString(), timezone);
  const asOf = new Date(instant.epochMilliseconds);
  const read = await context.assistant.objective(actor, {
    prompt: request.prompt,
    choices: request.choices,
    asOf,
  });
  const catalogue = await context.attributes.catalogueOf(actor);
  const told = toldReading(read, request, catalogue);
  const budget = request.budget === undefined ? read.objective.budget : (request.budget ?? undefined);
  const common = { ...told, prompt: request.prompt, as_of: instant.toString(), timezone, currency };
  const rule = request.rule === undefined ? read.answer.rule : parseRule(request.rule, catalogue, "/rule");
  if (!rule) return { ...common, ...nothingYet(request.prompt, read.objective.goal, budget) };
  const { prices } = await context.prices.get(actor);
  const { past, values } = await context.platform.database.inWorkspace(workspace.id, async (trx) => ({
    past: await context.campaigns.past(trx, workspace.id, { now: asOf }),
    values: await orderValues(trx, workspace.id, asOf),
  }));
  const audience = { rule, as_of: request.as_of };
  const weighing = { audience, prices, budget, past, values, smsParts: request.sms_parts ?? 1 };
  const channels = await weighChannels(context, actor, weighing);
  const chosen = chooseChannel(channels, {
    byPerson: request.channel,
    inPrompt: read.objective.channel,
    budget,
  });
  const { channel } = chosen;
  const { message, trouble } = await messageFor(context, actor, read, channel);
  const smsParts = channel === "sms" ? (request.sms_parts ?? message?.variants[0]?.sms_parts ?? 1) : null;
  const own = channels.find((one) => one.channel === channel)!;
  const price = prices[channel];
  const each = price === null ? undefined : price * (smsParts ?? 1);
  const most = each === undefined || budget === undefined ? undefined : affordable(budget, each, currency);
  const limited =
    most !== undefined && most < own.reachable
      ? await limitAudience(context, actor, {
          ...{ rule, catalogue, channel, most, reachable: own.reachable, asOf, asOfText: request.as_of },
        })
      : undefined;
  const taken = limited?.rule ?? rule;
  const messages = limited?.reachable ?? own.reachable;
  const counting = (of: Rule) =>
    context.segments.preview(actor, { rule: of, as_of: request.as_of, sample: 0, funnel: false });
  const [whole, preview, time, names] = await Promise.all([
    counting(rule),
    counting(taken),
    timeFor(context, actor, read, { rule: taken, as_of: request.as_of }),
    context.writing.nameCampaign(actor, { objective: read.objective.about, channel }),
  ]);
  const expected = expectedOf(past, channel, messages, values, currency);
  const cost = each === undefined ? null : costOf(messages, each, currency);
  return {
    ...common,
    name: names.names[0] ?? request.prompt.slice(0, 100),
    goal: message?.goal ?? read.objective.goal ?? "announce",
    audience: {
      name: audienceName(
        request.rule === undefined ? read.objective.audience : "",
        preview.sentence,
        limited !== undefined,
      ),
      rule: taken,
      sentence: preview.sentence,
      count: preview.count,
      total: preview.total,
      whole: { rule, sentence: whole.sentence, count: whole.count },
      limited: limited?.words ?? null,
    },
    channel: { ...chosen, channels },
    message: message && { variants: message.variants, notes: message.notes, engine: message.engine },
    message_trouble: trouble,
    time,
    expected,
    expected_words: expectedWords(expected, messages, channel, currency),
    cost: {
      ...{ messages, price, sms_parts: smsParts, cost, budget: budget ?? null },
      words: costWords(
        { messages, channel, price, smsParts, cost, budget, limited: limited !== undefined },
        currency,
      ),
    },
  };
}

/** Where no engine writes the shop's language, the rest of the plan stands all the same. */
async function messageFor(
  { writing }: DraftContext,
  actor: Actor,
  { objective }: ReadObjective,
  channel: NonNullable<CampaignDraft["channel"]>["channel"],
) {
  try {
    const message = await writing.suggestMessages(actor, {
      ...{ objective: objective.about, channel, variants: 3, campaign_name: "", again: false },
      // A festival by its name says more than the verb of "tell", which any news has.
      goal: objective.goal === "announce" && objective.festival ? undefined : objective.goal,
    });
    return { message, trouble: null };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_configured")
      return { message: null, trouble: error.message };
    throw error;
  }
}

async function timeFor(
  { scheduling }: DraftContext,
  actor: Actor,
  { objective }: ReadObjective,
  audience: { rule: Rule; as_of: string | undefined },
): Promise<CampaignDraft["time"]> {
  const { from, to } = objective.within;
  const { timezone } = actor.workspace;
  const startOf = (day: string, plus = 0) =>
    new Date(Temporal.PlainDate.from(day).add({ days: plus }).toZonedDateTime(timezone).epochMilliseconds);
  const found = await scheduling.forAudience(actor, audience, {
    ...(from !== undefined && { from: startOf(from) }),
    ...(to !== undefined && { until: startOf(to, 1) }),
  });
  return {
    within: { from: from ?? null, to: to ?? null },
    choices: found.choices,
    words: timeWords(found.words, found.choices.length > 0),
  };
}

function expectedOf(
  past: Parameters<typeof foretell>[0],
  channel: Parameters<typeof foretell>[1],
  messages: number,
  values: OrderValues,
  currency: string,
): CampaignDraft["expected"] {
  const foretold = foretell(past, channel, messages, values);
  if (!foretold) return null;
  const major = (minor: number) => toMajor(Math.round(minor), currency);
  const { value, low, high } = foretold.revenue;
  return {
    orders: { ...foretold.orders, value: Math.round(foretold.orders.value * 10) / 10 },
    revenue: { value: major(value), low: major(low), high: major(high) },
    confidence,
    campaigns: past.length,
    same_channel: past.filter((one) => one.channel === channel).length,
    sent: past.reduce((sum, one) => sum + one.sent, 0),
    ordered: past.reduce((sum, one) => sum + one.ordered, 0),
  };
}
