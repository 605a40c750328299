// The causes of an outcome as sentences, and what each means for the next campaign.
import type { CampaignProgress } from "../../../contract/campaigns.ts";

type Reason = CampaignProgress["reasons"][number];

/** "has not agreed to e-mail" becomes "Has not agreed to e-mail". */
export function reasonSentence(reason: string): string {
  return reason.charAt(0).toUpperCase() + reason.slice(1);
}

export function whatItMeans({ outcome, retryable }: Pick<Reason, "outcome" | "retryable">): string {
  if (outcome === "suppressed") return "Stays so until they agree";
  if (outcome === "skipped") return "There was nothing or nowhere to send";
  return retryable ? "May pass; another time it may arrive" : "Will not pass; the address is of no use";
}
