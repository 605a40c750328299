// The built-in engine's messages: put together of a language's parts for a goal, a tone and a channel, each within what the
// channel shows. The same brief gives the same messages.
import { channelLimits } from "../../../../contract/channel-limits.ts";
import type { Channel } from "../../../../contract/messages.ts";
import { smsSize } from "../../../../contract/sms-size.ts";
import type { Language, Tone, WrittenVariant } from "../../../../contract/writing.ts";
import type { Brief } from "../brief.ts";
import { widest } from "../widest.ts";
import { english } from "./english.ts";
import { type Facts, nameOr, shopVariable, spaced } from "./facts.ts";
import { hindi } from "./hindi.ts";
import type { Idea, LanguageParts, ToneParts } from "./language-parts.ts";

const written: Partial<Record<Language, LanguageParts>> = { en: english, hi: hindi };

export interface Order {
  brief: Brief;
  channel: Channel;
  tone: Tone;
  language: Language;
  count: number;
  signOff: string;
  shopName: string;
}

/** Undefined for a language that the built-in engine does not write. */
export function composeVariants(order: Order): WrittenVariant[] | undefined {
  const language = written[order.language];
  if (!language) return undefined;
  const tone = toneOf(language, order.tone);
  const facts: Facts = {
    ...order.brief,
    thing: order.brief.thing ?? language.thing,
    shop: shopVariable,
    called: nameOr(language.stranger.called),
    friend: nameOr(language.stranger.friend),
  };
  const ideas = language.ideas[facts.goal](facts).slice(0, order.count);
  return ideas.map((idea) => writers[order.channel]({ ...order, idea, tone, facts, language }));
}

/** Whether the language has the tone itself, or another stands in for it. */
export const hasTone = (language: Language, tone: Tone): boolean =>
  written[language]?.tones[tone] !== undefined;

const toneOf = ({ tones }: LanguageParts, tone: Tone): ToneParts => tones[tone] ?? tones.warm!;

interface Piece extends Omit<Order, "tone" | "language"> {
  idea: Idea;
  tone: ToneParts;
  facts: Facts;
  language: LanguageParts;
}

type Writer = (piece: Piece) => WrittenVariant;

const writers: Record<Channel, Writer> = { email, sms, whatsapp, push: notice, in_app: notice };

function email({ idea, tone, facts, language, signOff }: Piece): WrittenVariant {
  const paragraphs = [
    `${tone.greeting} ${greeted(tone, language)},`,
    spaced(tone.opening[facts.goal], idea.lead(facts)),
    language.offer(facts),
    askOf(tone, facts),
    [tone.closing, signOff || shopVariable].filter(Boolean).join("\n"),
    language.unsubscribe.email,
  ];
  return {
    idea: idea.idea,
    subject: idea.subject(facts),
    preheader: idea.hook(facts),
    body: paragraphs.filter(Boolean).join("\n\n"),
  };
}

/** “Dear there” is no greeting. */
const greeted = ({ greeting }: ToneParts, { stranger }: LanguageParts) =>
  nameOr(greeting === "Dear" ? stranger.friend : stranger.greeted);

const askOf = ({ ask, askWithout }: ToneParts, { goal, link }: Facts) =>
  link ? `${ask[goal]} ${link}` : askWithout[goal];

function whatsapp({ idea, tone, facts, language, signOff }: Piece): WrittenVariant {
  const body = [
    `${tone.greeting} ${greeted(tone, language)},`,
    spaced(tone.opening[facts.goal], idea.lead(facts)),
    language.offer(facts),
    askOf(tone, facts),
    signOff || shopVariable,
  ];
  return { idea: idea.idea, subject: "", preheader: "", body: body.filter(Boolean).join("\n\n") };
}

/**
 * One part where it can be, else two. The words around the link go first; the way to opt out goes only where two parts are not
 * enough for it, and the link after that.
 */
function sms({ idea, tone, facts, language, shopName }: Piece): WrittenVariant {
  const { link, goal } = facts;
  const lead = `${language.hi} ${nameOr(language.stranger.greeted)}, ${idea.short(facts)}`;
  const offer = language.offer(facts);
  const stop = language.unsubscribe.sms;
  const whole = [spaced(lead, offer, link && tone.ask[goal], link, stop), spaced(lead, offer, link, stop)];
  const less = [spaced(lead, offer, link), spaced(lead, offer), lead];
  const within = (parts: number) => (text: string) => smsSize(widest(text, shopName)).parts <= parts;
  const body = whole.find(within(1)) ?? [...whole, ...less].find(within(channelLimits.sms.smsParts!)) ?? lead;
  return { idea: idea.idea, subject: "", preheader: "", body };
}

/** Title and a line or two, as a phone or an app shows them. */
function notice({ idea, facts, language, channel, shopName, tone }: Piece): WrittenVariant {
  const limits = channelLimits[channel];
  const fits = (text: string, most: number) => widest(text, shopName).length <= most;
  const titles = [idea.subject(facts), idea.hook(facts).replace(/\.$/, ""), shopVariable];
  const subject = titles.find((title) => fits(title, limits.subject!)) ?? shopVariable;
  const offer = language.offer(facts);
  const link = facts.link && channel === "in_app" ? facts.link : undefined;
  const bodies = [
    spaced(idea.lead(facts), offer, link ? tone.ask[facts.goal] : undefined, link),
    spaced(idea.lead(facts), offer, link),
    spaced(idea.lead(facts), link),
    spaced(offer, link),
    spaced(offer ?? idea.hook(facts)),
  ];
  const body = bodies.find((text) => text !== "" && fits(text, limits.body)) ?? idea.hook(facts);
  return { idea: idea.idea, subject, preheader: "", body };
}
