import type { campaignDraftEndpoints } from "../../../contract/campaign-drafts.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { CampaignDrafts } from "./index.ts";

export function campaignDraftRoutes(drafts: CampaignDrafts): Handlers<typeof campaignDraftEndpoints> {
  return {
    plan: ({ actor, body }) => drafts.plan(actor, body),
    create: ({ actor, body }) => drafts.create(actor, body),
  };
}
