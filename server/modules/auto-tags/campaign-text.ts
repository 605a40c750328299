// What there is to read of a campaign: its texts by where they stand, and its audience's rule.
import type { ParsedBody } from "../../../contract/api.ts";
import type { Catalogue } from "../../../contract/attributes.ts";
import type { autoTagEndpoints, TagSource } from "../../../contract/auto-tags.ts";
import type { Campaign } from "../../../contract/campaigns.ts";
import { type Rule, segmentsNamed } from "../../../contract/rule.ts";

export type Asked = ParsedBody<typeof autoTagEndpoints.suggest>;

export interface CampaignText {
  texts: Record<TagSource, string>;
  /** Names of the segments that the audience is made of. */
  segmentNames: string[];
  rule: Rule | undefined;
  /** Those it has. */
  tags: string[];
}

export interface SpokenAudience {
  rule: unknown;
  sentence: string;
  segmentName: string | null;
}

export function campaignText(
  asked: Asked,
  saved: Campaign | undefined,
  audience: SpokenAudience | undefined,
  catalogue: Catalogue,
): CampaignText {
  const rule = audience?.rule as Rule | undefined;
  const named = rule ? segmentsNamed(rule) : [];
  const segmentNames = [
    audience?.segmentName,
    ...named.map((id) => catalogue.segments.find((segment) => segment.id === id)?.name),
  ].filter((name) => name != null);
  const message = asked.message ?? saved?.message;
  const intent = asked.intent === undefined ? saved?.intent : asked.intent;
  return {
    texts: {
      name: asked.name ?? saved?.name ?? "",
      intent: intent ?? "",
      subject: plain(message?.subject),
      body: plain(message?.body),
      audience: [...segmentNames, audience?.sentence].filter(Boolean).join(". "),
      channel: asked.channel ?? saved?.channel ?? "",
    },
    segmentNames,
    rule,
    tags: asked.tags ?? saved?.tags ?? [],
  };
}

/** Without Liquid and addresses, whose words nobody reads. */
const plain = (text = "") => text.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|https?:\/\/\S+/g, " ");
