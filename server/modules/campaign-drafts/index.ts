// Campaign drafts: from an objective in plain words to a whole plan, and from a plan that a person approved to a campaign in draft.
// It owns no table; it puts together what assistant, segments, campaigns, writing, scheduling and prices know, and never sends.
import type { CampaignDraft } from "../../../contract/campaign-drafts.ts";
import type { Campaign } from "../../../contract/campaigns.ts";
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import { type ApprovedPlan, createDraft } from "./create-draft.ts";
import type { DraftContext, DraftNeeds } from "./needs.ts";
import { planCampaign } from "./plan.ts";
import type { PlanRequest } from "./plan-request.ts";

export type CampaignDrafts = ReturnType<typeof createCampaignDrafts>;

export function createCampaignDrafts(platform: Platform, needs: DraftNeeds) {
  const context: DraftContext = { platform, ...needs };
  return {
    async plan(actor: Actor, request: PlanRequest): Promise<CampaignDraft> {
      actor.must("campaigns:write");
      return planCampaign(context, actor, request);
    },

    async create(actor: Actor, plan: ApprovedPlan): Promise<Campaign> {
      actor.must("campaigns:write");
      return createDraft(context, actor, plan);
    },
  };
}
