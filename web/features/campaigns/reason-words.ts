// The causes of an outcome as sentences, and what each means for the next campaign.
import type { CampaignProgress } from "../../../contract/campaigns.ts";

type Reason = CampaignProgress["reasons"][number];

/** "has not agreed to e-mail" becomes "Has not agreed to e-mail". */
export function reasonSentence(reason: string): string {
  return reason.charAt(0).toUpperCase() + reason.slice(1);
}

export function whatItMeans({ outcome, reason, retryable }: Omit<Reason, "count">): string {
  if (outcome === "suppressed") return "Nothing is sent to them until they agree";
  if (outcome === "skipped") return skips.find(([pattern]) => pattern.test(reason))?.[1] ?? skipped;
  return retryable ? "May pass; another time it may arrive" : "Will not pass; the address is of no use";
}

const skipped = "There was nothing, or nowhere, to send";

const skips: [RegExp, string][] = [
  [/cancelled$/, "It was stopped before their turn"],
  [/^no /, "They can be reached once they leave one"],
  [/^another customer/, "It arrives once and not twice"],
  [/empty for this customer$/, "Its variables left nothing to say to them"],
];
