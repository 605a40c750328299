// Auto-tags: tags proposed for a campaign, each with what it was read from. Nothing is saved; a person accepts each.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { audience, messageContent } from "./campaigns.ts";
import { answeredBy } from "./engines.ts";
import { channel } from "./messages.ts";
import { id } from "./values.ts";

/** Most tags proposed at once. */
export const autoTagsMax = 8;
/** Most letters of a tag that is proposed anew; shorter than what a person may type, since it should be read at a glance. */
export const autoTagLength = 40;

export const tagSources = ["name", "intent", "subject", "body", "audience", "channel"] as const;
export type TagSource = (typeof tagSources)[number];

export const autoTag = z
  .object({
    tag: z.string(),
    reason: z.string().meta({ description: "Why, in words that name what it was read from" }),
    read_from: z.enum(tagSources),
    quote: z.string().meta({ description: "The words there" }),
    campaigns: z
      .number()
      .int()
      .meta({ description: "How many campaigns carry the tag already; 0 for a new one" }),
  })
  .meta({ id: "AutoTag" });
export type AutoTag = z.infer<typeof autoTag>;

export const autoTagEndpoints = {
  suggest: endpoint({
    method: "POST",
    path: "/api/ai/auto-tag",
    tag: "Auto-tags",
    access: "campaigns:write",
    readOnly: true,
    summary: "Tags for a campaign, the workspace's own first; nothing is saved",
    body: z
      .strictObject({
        campaign_id: id.optional().meta({ description: "A draft, or one that was sent" }),
        name: z.string().trim().max(200).optional(),
        intent: z.string().trim().max(1_000).nullable().optional(),
        tags: z
          .array(z.string())
          .max(20)
          .optional()
          .meta({ description: "Those it has; none of them is proposed" }),
        channel: channel.optional(),
        audience: audience.nullable().optional(),
        message: messageContent.optional(),
      })
      .refine((asked) => Object.values(asked).some((value) => value !== undefined), {
        message:
          "give campaign_id or what the campaign is to be; what is given stands in place of what is saved",
        path: [],
      }),
    reply: z.object({ tags: z.array(autoTag).max(autoTagsMax), engine: answeredBy }),
  }),
};
