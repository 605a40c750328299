// Whom to think of after a campaign, as rules: those who showed interest and did not buy, those who never looked.
import type { CampaignStats } from "./campaigns.ts";

export interface NextStep {
  title: string;
  why: string;
  rule: unknown;
}

interface Sent {
  id: string;
  /** The day of the launch in the workspace's time zone. */
  day: string;
  stats: Pick<CampaignStats, "clicked" | "opened" | "delivered">;
}

/** The most promising first; none where nothing was delivered. */
export function nextSteps({ id, day, stats }: Sent): NextStep[] {
  const steps: NextStep[] = [];
  if (stats.clicked > 0) {
    steps.push({
      title: "Those who clicked and have not ordered since",
      why: "They were interested enough to look. A reminder, or an answer to what held them back, may be all it needs.",
      rule: { kind: "all", rules: [message("did", "clicked", id), noOrderSince(day)] },
    });
  }
  if (stats.delivered > stats.opened) {
    steps.push({
      title: "Those who received it and did not open it",
      why: "Another first line, or another channel, may reach them better than the same again.",
      rule: {
        kind: "all",
        rules: [message("did", "delivered", id), message("did_not", "opened", id)],
      },
    });
  }
  return steps;
}

function message(kind: "did" | "did_not", what: "delivered" | "opened" | "clicked", campaign: string) {
  const where = { kind: "row", column: "campaign_id", op: "is", value: campaign };
  return { kind, what: `messages.${what}`, where };
}

function noOrderSince(day: string) {
  return { kind: "did_not", what: "orders", window: { from: day } };
}
