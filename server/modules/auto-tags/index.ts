// Auto-tags: tags proposed for a campaign from what it says, whom it is for and what the shop sells. It owns no table; which tags
// a campaign has is the campaign's own.
import { z } from "zod";
import { type AutoTag, autoTagsMax, type TagSource, tagSources } from "../../../contract/auto-tags.ts";
import type { Actor } from "../../actor.ts";
import type { Attributes } from "../attributes/index.ts";
import type { Campaigns } from "../campaigns/index.ts";
import type { Engines } from "../engines/index.ts";
import type { Segments } from "../segments/index.ts";
import { shopFacts } from "../writing/index.ts";
import { type Asked, type CampaignText, campaignText, type SpokenAudience } from "./campaign-text.ts";
import { type Proposal, proposals, type Shop } from "./clues.ts";
import { modelFaults } from "./model-faults.ts";
import { tagsInUse } from "./tags-in-use.ts";

export interface AutoTagNeeds {
  attributes: Attributes;
  engines: Engines;
  campaigns: Campaigns;
  audiences: Segments["audiences"];
}

export type AutoTags = ReturnType<typeof createAutoTags>;

const schema = z.strictObject({
  tags: z
    .array(
      z.strictObject({
        tag: z.string().trim().min(1).max(60),
        read_from: z.enum(tagSources),
        quote: z.string().trim().min(3).max(200),
      }),
    )
    .max(autoTagsMax),
});

/** Of a long message, what a model is shown. */
const bodyShown = 3_000;
const tagsShown = 100;
const categoriesShown = 40;

export function createAutoTags({ attributes, engines, campaigns, audiences }: AutoTagNeeds) {
  async function audienceOf(actor: Actor, { audience }: Asked): Promise<SpokenAudience | undefined> {
    return audience ? audiences.resolve(actor, audience) : undefined;
  }

  return {
    async suggest(actor: Actor, asked: Asked) {
      actor.must("campaigns:write");
      const saved =
        asked.campaign_id === undefined ? undefined : await campaigns.get(actor, asked.campaign_id);
      const audience =
        asked.audience === undefined ? spokenOf(saved?.audience) : await audienceOf(actor, asked);
      const catalogue = await attributes.catalogueOfShop(actor.workspace);
      const shop: Shop = {
        facts: shopFacts(actor.workspace.name, catalogue),
        catalogue,
        tags: tagsInUse(await campaigns.tagsInUse(actor)),
      };
      const campaign = campaignText(asked, saved, audience, catalogue);
      const { answer, engine } = await engines.ask(actor, {
        feature: "auto_tags",
        schema,
        instructions,
        prompt: campaign.texts.intent || campaign.texts.name || "Tags for this campaign",
        data: shown(campaign, shop),
        faults: ({ tags }) => modelFaults(tags, campaign, shop),
        builtIn: () => ({ tags: proposals(campaign, shop) }),
        maxOutput: 2_000,
        rememberFor: 86_400,
      });
      return { tags: answer.tags.map((proposal) => withReason(proposal, shop)), engine };
    },
  };
}

function spokenOf(
  audience: { rule?: unknown; sentence: string; segment_name: string | null } | null | undefined,
): SpokenAudience | undefined {
  if (!audience) return undefined;
  return { rule: audience.rule, sentence: audience.sentence, segmentName: audience.segment_name };
}

const shown = ({ texts, tags }: CampaignText, { facts, tags: used }: Shop) => ({
  campaign: { ...texts, body: texts.body.slice(0, bodyShown), tags },
  tags_in_use: used.all.slice(0, tagsShown).map(({ tag }) => tag),
  categories: facts.categories.slice(0, categoriesShown),
});

/** In the workspace's own spelling, with the reason put in our words. */
function withReason({ tag, read_from, quote }: Proposal, { tags }: Shop): AutoTag {
  const known = tags.find(tag);
  const count = known?.campaigns ?? 0;
  return {
    tag: known?.tag ?? tag,
    reason: `${placeWords[read_from](quote)}${count > 0 ? `; ${count} ${count === 1 ? "campaign carries" : "campaigns carry"} it` : ""}`,
    read_from,
    quote,
    campaigns: count,
  };
}

const placeWords: Record<TagSource, (quote: string) => string> = {
  name: (quote) => `“${quote}” in the name`,
  intent: (quote) => `“${quote}” in the intent`,
  subject: (quote) => `“${quote}” in the subject`,
  body: (quote) => `“${quote}” in the message`,
  audience: (quote) => `In the audience: ${quote}`,
  channel: (quote) => `Sent by ${quote === "email" ? "e-mail" : quote.replace("_", "-")}`,
};

const instructions = `You tag a marketing campaign, so that its team finds it again and compares it with others like it. Give up to ${autoTagsMax} tags, the
most telling first: what it is for, the occasion or season, the offer, what is sold, whom it is for. Take a tag of "tags_in_use" wherever one means
the same, letter for letter; a new one is one to four plain words that the campaign's name, intent or audience says. Do not repeat a tag that the campaign
has. For each give "read_from", the field of the campaign that says so, and "quote", the words there, copied exactly.`;
