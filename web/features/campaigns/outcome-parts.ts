// The outcomes of a campaign in the order in which bars show them; they add up to the audience.
import type { CampaignStats } from "../../../contract/campaigns.ts";
import type { OutcomePart } from "../../ui/outcome-bar.tsx";

const order = ["delivered", "sent", "queued", "failed", "suppressed", "skipped"] as const;

export function outcomeParts(stats: CampaignStats): OutcomePart[] {
  return order.map((outcome) => ({ outcome, count: stats[outcome] }));
}
