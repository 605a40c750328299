// What is wrong with tags that a model proposes: a new one must be short and plain, mean what no tag here means yet, and be said
// by the campaign. A message's words alone make no new tag, since whoever wrote into it could otherwise name the shop's tags.
import { autoTagLength } from "../../../contract/auto-tags.ts";
import type { Fault } from "../../../contract/errors.ts";
import type { CampaignText } from "./campaign-text.ts";
import type { Proposal, Shop } from "./clues.ts";
import { ruleClues } from "./rule-clues.ts";
import { isSameTag, tagKey } from "./tag-key.ts";
import { topicNames } from "./topics.ts";
import { wordsFound } from "./words-found.ts";

const plainTag = /^[\p{L}\p{N}][\p{L}\p{N}\p{M} &'’+%-]*$/u;
const mostWords = 4;

export function modelFaults(tags: readonly Proposal[], campaign: CampaignText, shop: Shop): Fault[] {
  return tags.flatMap((proposal, at) => {
    const message = faultOf(proposal, campaign, shop) ?? repeated(proposal, tags.slice(0, at), campaign);
    return message ? [{ path: `/tags/${at}`, message }] : [];
  });
}

function faultOf(
  { tag, read_from, quote }: Proposal,
  campaign: CampaignText,
  shop: Shop,
): string | undefined {
  if (!squeezed(campaign.texts[read_from]).includes(squeezed(quote)))
    return `“${quote}” does not stand in the campaign's ${read_from}`;
  if (shop.tags.find(tag)) return undefined;
  if (tag.length > autoTagLength) return `a new tag has at most ${autoTagLength} characters`;
  if (!plainTag.test(tag) || tag.split(" ").length > mostWords)
    return `a new tag is at most ${mostWords} plain words`;
  return isSaid(tag, campaign, shop)
    ? undefined
    : `“${tag}” is no tag of this shop, and nothing in the campaign's name, intent or audience says it`;
}

function isSaid(tag: string, campaign: CampaignText, shop: Shop): boolean {
  const { name, intent } = campaign.texts;
  const ofRule = campaign.rule ? ruleClues(campaign.rule, shop.catalogue).map((clue) => clue.tag) : [];
  const names = [...topicNames, ...shop.facts.categories, ...ofRule];
  return (
    names.some((one) => tagKey(one) === tagKey(tag)) ||
    [name, intent, ...campaign.segmentNames].some((text) => wordsFound(tag, text) !== undefined)
  );
}

function repeated(
  { tag }: Proposal,
  before: readonly Proposal[],
  { tags }: CampaignText,
): string | undefined {
  if (tags.some((own) => isSameTag(own, tag))) return `the campaign has “${tag}” already`;
  return before.some((other) => isSameTag(other.tag, tag)) ? `“${tag}” is proposed twice` : undefined;
}

const squeezed = (text: string) => text.toLowerCase().replace(/\s+/g, " ").trim();
