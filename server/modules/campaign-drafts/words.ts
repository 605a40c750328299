// A plan's figures and parts in sentences.
import type { ExpectedResults } from "../../../contract/campaign-drafts.ts";
import type { Channel } from "../../../contract/messages.ts";
import { moneyWords, numberWords } from "../../../contract/words.ts";
import { goalWords } from "../../../contract/writing.ts";
import type { ReadObjective } from "../assistant/index.ts";

type Part = ReadObjective["objective"]["parts"][number];

export const channelWords: Record<Channel, string> = {
  email: "e-mail",
  sms: "SMS",
  whatsapp: "WhatsApp",
  push: "push message",
  in_app: "message in the app",
};

/** How a part was read, where that says more than its words. */
export function partWords({ part, words }: Part, { goal, channel }: ReadObjective["objective"]): string {
  if (part === "goal") return goal ? goalWords[goal] : "";
  return part === "channel" && channel ? `By ${channelWords[channel]}` : words;
}

const longest = 110;

export function audienceName(said: string, sentence: string, limited: boolean): string {
  const words = said.replaceAll(/\s+/g, " ").trim() || sentence.replace(/^Customers who /, "");
  const name = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  const short = name.length > longest ? `${name.slice(0, longest - 1).trimEnd()}…` : name;
  return limited ? `${short.slice(0, longest - 12)}, limited` : short;
}

export const timeWords = (words: string, found: boolean) =>
  found ? words : "No hour is left within the days that were named. Choose a time yourself, or change them.";

export function expectedWords(
  expected: ExpectedResults | null,
  messages: number,
  channel: Channel,
  currency: string,
): string {
  if (!expected)
    return "There is no evidence yet: none of this shop’s campaigns is over with its days of orders. No number is shown rather than a guess.";
  const { campaigns, same_channel, sent, ordered, orders, confidence } = expected;
  const n = (count: number) => numberWords(count, currency);
  const of = `${n(campaigns)} past ${campaigns === 1 ? "campaign" : "campaigns"}, ${same_channel === 0 ? "none" : n(same_channel)} by ${channelWords[channel]}`;
  const share = `${Math.round(confidence * 10)} in 10`;
  return `From ${of}: ${n(ordered)} of ${n(sent)} recipients ordered within a week. Of ${n(messages)} messages, ${share} such campaigns would bring ${n(orders.low)} to ${n(orders.high)} orders. Some would have ordered anyway; that is not told apart yet.`;
}

interface Costing {
  messages: number;
  channel: Channel;
  price: number | null;
  smsParts: number | null;
  cost: number | null;
  budget: number | undefined;
  limited: boolean;
}

export function costWords(
  { messages, channel, price, smsParts, cost, budget }: Costing,
  currency: string,
): string {
  const name = channelWords[channel];
  const n = `${numberWords(messages, currency)} ${messages === 1 ? "message" : "messages"}`;
  if (price === null || cost === null)
    return `Unknown: nobody said yet what one ${name} costs.${budget === undefined ? "" : " So the budget limits nothing yet."} Enter the price to have it counted.`;
  const parts = smsParts !== null && smsParts > 1 ? ` of ${smsParts} parts` : "";
  const whole = `${n}${parts} at ${moneyWords(price, currency)} each${parts === "" ? "" : " part"}: ${moneyWords(cost, currency)}`;
  if (budget === undefined) return `${whole}. No budget was named.`;
  return `${whole} of ${moneyWords(budget, currency)}.`;
}
