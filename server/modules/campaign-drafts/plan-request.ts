import type { ParsedBody } from "../../../contract/api.ts";
import type { campaignDraftEndpoints } from "../../../contract/campaign-drafts.ts";

export type PlanRequest = ParsedBody<typeof campaignDraftEndpoints.plan>;
