// The built-in engine: what a campaign's texts and rule say, as tags, each with the place and the words that say it. The same
// campaign gives the same tags.

import type { Catalogue } from "../../../contract/attributes.ts";
import { type AutoTag, autoTagLength, autoTagsMax, type TagSource } from "../../../contract/auto-tags.ts";
import { festivalsSaid, goalSaid, offersSaid, type shopFacts } from "../writing/index.ts";
import type { CampaignText } from "./campaign-text.ts";
import { ruleClues } from "./rule-clues.ts";
import { isSameTag } from "./tag-key.ts";
import type { TagsInUse } from "./tags-in-use.ts";
import { channelTopics, goalTopics, offerTopics, spokenTopics, type Topic } from "./topics.ts";
import { wordsFound } from "./words-found.ts";

export type Proposal = Pick<AutoTag, "tag" | "read_from" | "quote">;

interface Clue extends Topic {
  read_from: TagSource;
  quote: string;
}

/** How much each place says of what a campaign is about. */
const weights: Record<TagSource, number> = {
  name: 5,
  intent: 5,
  audience: 4,
  subject: 3,
  body: 2,
  channel: 1,
};
/** How much more a tag is worth that the workspace has already: its campaigns are found together by it. */
const inUse = 2;

export interface Shop {
  facts: ReturnType<typeof shopFacts>;
  catalogue: Catalogue;
  tags: TagsInUse;
}

export function proposals(campaign: CampaignText, shop: Shop): Proposal[] {
  const scored = new Map<string, { proposal: Proposal; score: number }>();
  for (const clue of cluesOf(campaign, shop)) {
    const known = shop.tags.find(clue.tag, ...clue.also);
    const tag = known?.tag ?? clue.tag;
    if (!known && (tag.length > autoTagLength || !/\p{L}/u.test(tag))) continue;
    const score = weights[clue.read_from] + (known ? inUse : 0);
    const met = [...scored.values()].find(({ proposal }) => isSameTag(proposal.tag, tag));
    if (met) met.score = Math.max(met.score, score) + 0.5;
    else scored.set(tag, { proposal: { tag, read_from: clue.read_from, quote: clue.quote }, score });
  }
  return [...scored.values()]
    .filter(({ proposal }) => !campaign.tags.some((tag) => isSameTag(tag, proposal.tag)))
    .sort((a, b) => b.score - a.score)
    .slice(0, autoTagsMax)
    .map(({ proposal }) => proposal);
}

/** The surest places first, so that each tag is shown with the best of its reasons. */
function cluesOf({ texts, segmentNames, rule }: CampaignText, shop: Shop): Clue[] {
  const from = (read_from: TagSource) => (clue: Topic & { quote: string }) => ({ ...clue, read_from });
  const { name, intent, subject, body, channel } = texts;
  const offered = offersSaid([name, intent, subject, body].join("\n")).length > 0;
  const headline = (text: string) => [...goalClues(text, offered), ...textClues(text, shop)];
  return [
    ...headline(name).map(from("name")),
    ...headline(intent).map(from("intent")),
    ...segmentNames.flatMap(headline).map(from("audience")),
    ...(rule ? ruleClues(rule, shop.catalogue) : []).map(from("audience")),
    ...textClues(subject, shop).map(from("subject")),
    ...textClues(body, shop).map(from("body")),
    ...(channelTopics[channel] ? [{ ...channelTopics[channel], quote: channel }] : []).map(from("channel")),
  ];
}

/** Only where a person says what it is for: a message says “new” and “thank you” of many things. */
function goalClues(text: string, offered: boolean): (Topic & { quote: string })[] {
  const said = goalSaid(text);
  // The offer itself tells more.
  if (!said || (said.goal === "offer" && offered)) return [];
  return [{ ...goalTopics[said.goal], quote: said.quote }];
}

function textClues(text: string, { facts, tags }: Shop): (Topic & { quote: string })[] {
  const named = (names: readonly string[]) =>
    names.flatMap((name) => {
      const quote = wordsFound(name, text);
      return quote ? [{ tag: name, also: [], quote }] : [];
    });
  return [
    ...named(tags.all.map(({ tag }) => tag)),
    ...festivalsSaid(text).map(({ festival, quote }) => ({ tag: festival, also: [], quote })),
    ...named(facts.categories),
    ...offersSaid(text).map(({ kind, quote }) => ({ ...offerTopics[kind]!, quote })),
    ...spokenTopics.flatMap(({ sign, ...topic }) => {
      const quote = sign.exec(text)?.[0];
      return quote ? [{ ...topic, quote }] : [];
    }),
  ];
}
