// Where a campaign stands, in a word.
import type { CampaignState } from "../../../contract/campaigns.ts";
import { StateBadge, type Tone } from "../../ui/state-badge.tsx";

export const campaignStateWords: Record<CampaignState, { label: string; tone: Tone; meaning: string }> = {
  draft: { label: "Draft", tone: "quiet", meaning: "Not launched; nothing was sent" },
  scheduled: { label: "Scheduled", tone: "waiting", meaning: "It goes out by itself when its time comes" },
  launching: { label: "Launching", tone: "moving", meaning: "Its audience is being written down" },
  sending: { label: "Sending", tone: "moving", meaning: "Messages go out, receipts come in" },
  paused: { label: "Paused", tone: "waiting", meaning: "Nothing more goes out until it is resumed" },
  done: { label: "Done", tone: "good", meaning: "Every message has come to its end" },
  cancelled: { label: "Cancelled", tone: "quiet", meaning: "Stopped for good; what was queued was not sent" },
};

export function CampaignStateBadge(props: { state: CampaignState }) {
  const { label, tone, meaning } = campaignStateWords[props.state];
  return (
    <StateBadge tone={tone} meaning={meaning}>
      {label}
    </StateBadge>
  );
}

/** Whether its numbers still move by themselves. */
export function isUnderWay(state: CampaignState): boolean {
  return state === "launching" || state === "sending" || state === "paused";
}
