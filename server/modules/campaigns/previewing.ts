// Looking ahead: who would be reached, and how the message would read.
import type { ParsedBody } from "../../../contract/api.ts";
import type { AudiencePreview, campaignEndpoints, MessagePreview } from "../../../contract/campaigns.ts";
import type { Actor } from "../../actor.ts";
import { checked } from "./audience.ts";
import type { CampaignContext } from "./needs.ts";
import { exclusionsOf, previewSteps } from "./preview-audience.ts";

type AudienceRequest = ParsedBody<typeof campaignEndpoints.previewAudience>;
type MessageRequest = ParsedBody<typeof campaignEndpoints.previewMessage>;

export function createPreviewing({ platform, audiences, templates }: CampaignContext) {
  const { database, clock } = platform;
  return {
    async previewAudience(actor: Actor, request: AudienceRequest): Promise<AudiencePreview> {
      actor.must("campaigns:read");
      const { workspace } = actor;
      const now = clock.now();
      const audience = await audiences.resolve(actor, request.audience ?? { rule: request.rule });
      const expression = await audiences.expression(workspace, checked(audience), now);
      const left =
        audience.exclude.length > 0 ? await audiences.sizes(workspace, checked(audience), now) : [];
      const steps = await database.inWorkspace(workspace.id, (trx) =>
        previewSteps(trx, workspace, request.channel, expression, exclusionsOf(audience, left)),
      );
      return { ...steps, sentence: audience.sentence, as_of: now.toISOString() };
    },

    async previewMessage(actor: Actor, request: MessageRequest): Promise<MessagePreview> {
      actor.must("campaigns:read");
      const { workspace } = actor;
      const resolved = request.audience && (await audiences.resolve(actor, request.audience));
      const audience = resolved && (await audiences.expression(workspace, checked(resolved), clock.now()));
      const { message, channel, customer_id: customerId, campaign_name: campaignName } = request;
      return templates.preview(workspace, { message, channel, customerId, campaignName, audience });
    },
  };
}
