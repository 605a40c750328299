// What the assistant's panel is told of the campaign on the page.
import type { Campaign } from "../../../contract/campaigns.ts";
import { usePageSubject } from "../../page-subject.ts";
import { campaignStateWords } from "./campaign-state.tsx";

export function useCampaignSeen(
  campaign: Campaign | undefined,
  putName?: (name: string) => Promise<boolean>,
): void {
  usePageSubject(
    campaign && {
      kind: "campaign",
      id: campaign.id,
      sees: `campaign “${campaign.name}”, ${campaignStateWords[campaign.state].label.toLowerCase()}`,
      putName,
    },
  );
}
