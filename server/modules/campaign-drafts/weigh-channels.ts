// Each channel for an audience: how many it reaches, what that costs, what came of it before and may come now; and which to take.
import type { ChannelChoice } from "../../../contract/campaign-drafts.ts";
import type { Audience } from "../../../contract/campaigns.ts";
import { AppError } from "../../../contract/errors.ts";
import { type Channel, channels } from "../../../contract/messages.ts";
import type { MessagePrices } from "../../../contract/prices.ts";
import { toMajor } from "../../../contract/values.ts";
import type { Actor } from "../../actor.ts";
import { affordable, costOf } from "./cost.ts";
import { foretell, type OrderValues, type PastResult } from "./foretell.ts";
import type { DraftContext } from "./needs.ts";

export interface Weighing {
  audience: Audience;
  prices: MessagePrices["prices"];
  budget: number | undefined;
  past: readonly PastResult[];
  values: OrderValues;
  /** Parts of the text message, where one is at hand. */
  smsParts: number;
}

export async function weighChannels(
  context: DraftContext,
  actor: Actor,
  asked: Weighing,
): Promise<ChannelChoice[]> {
  return Promise.all(channels.map((channel) => weighed(context, actor, asked, channel)));
}

async function weighed(
  { campaigns, connections }: DraftContext,
  actor: Actor,
  { audience, prices, budget, past, values, smsParts }: Weighing,
  channel: Channel,
): Promise<ChannelChoice> {
  const { workspace } = actor;
  const [{ reachable }, connected] = await Promise.all([
    campaigns.previewAudience(actor, { audience, channel }),
    connections.forChannel(workspace.id, channel).then(
      () => true,
      (error) => {
        if (error instanceof AppError) return false;
        throw error;
      },
    ),
  ]);
  const price = prices[channel];
  const each = price === null ? null : price * (channel === "sms" ? smsParts : 1);
  const most =
    each === null || budget === undefined ? undefined : affordable(budget, each, workspace.currency);
  const messages = Math.min(reachable, most ?? reachable);
  const own = past.filter((one) => one.channel === channel);
  const sum = (of: "sent" | "ordered" | "revenue") => own.reduce((all, one) => all + one[of], 0);
  return {
    channel,
    connected,
    reachable,
    price,
    cost: each === null ? null : costOf(reachable, each, workspace.currency),
    affordable: most ?? null,
    expected_orders: foretell(past, channel, messages, values)?.orders.value ?? null,
    past: {
      campaigns: own.length,
      sent: sum("sent"),
      ordered: sum("ordered"),
      revenue: toMajor(sum("revenue"), workspace.currency),
    },
  };
}

export interface Chosen {
  channel: Channel;
  words: string;
}

export function chooseChannel(
  weighed: readonly ChannelChoice[],
  said: { byPerson: Channel | undefined; inPrompt: Channel | undefined; budget: number | undefined },
): Chosen {
  if (said.byPerson) return { channel: said.byPerson, words: "You chose it." };
  if (said.inPrompt) return { channel: said.inPrompt, words: "You named it." };
  const messagesBy = ({ reachable, affordable }: ChannelChoice) =>
    Math.min(reachable, affordable ?? reachable);
  const { among, aside } = candidates(weighed, said.budget);
  const tried = among.filter(({ past }) => past.campaigns > 0);
  const open = tried.length > 0 ? tried : among;
  const best = [...open].sort(
    (a, b) =>
      (tried.length > 0 ? (b.expected_orders ?? 0) - (a.expected_orders ?? 0) : 0) ||
      messagesBy(b) - messagesBy(a),
  )[0];
  if (!best)
    return { channel: "email", words: "Nobody in this audience can be written to yet, by any channel." };
  const by =
    tried.length > 0
      ? "Of the channels that you used before, it is likely to bring the most orders"
      : "It reaches the most people";
  return {
    channel: best.channel,
    words: `${by}${best.affordable === null ? "" : " for the budget"}.${aside}`,
  };
}

/** What a channel without a price costs cannot be held to a budget; and a message in the app waits until they come by themselves. */
function candidates(weighed: readonly ChannelChoice[], budget: number | undefined) {
  const reaching = weighed.filter((one) => one.connected && one.reachable > 0);
  const going = reaching.filter(({ channel }) => channel !== "in_app");
  const open = going.length > 0 ? going : reaching;
  const priced = open.filter(({ price }) => price !== null);
  const held = budget !== undefined && priced.length > 0;
  return held && priced.length < open.length
    ? { among: priced, aside: " Channels without a price are left aside." }
    : { among: open, aside: "" };
}
