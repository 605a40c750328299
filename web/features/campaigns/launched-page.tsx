// A launched campaign: its audience split into outcomes, the curve over time, what it earned, why some did not get it, the
// message as it was sent. While it runs it moves; when it is done it says what to do next.
import { Text } from "@mantine/core";
import type { Campaign } from "../../../contract/campaigns.ts";
import { Page } from "../../ui/page.tsx";
import { When } from "../../ui/when.tsx";
import { BackToCampaigns } from "./back-to-campaigns.tsx";
import classes from "./campaign.module.css";
import { CampaignStateBadge } from "./campaign-state.tsx";
import { channelWords } from "./channel-words.ts";
import { LaunchedActions } from "./launched-actions.tsx";
import { LaunchedAudience } from "./launched-audience.tsx";
import { LaunchedCurve } from "./launched-curve.tsx";
import { LaunchedFacts } from "./launched-facts.tsx";
import { LaunchedInsights } from "./launched-insights.tsx";
import { LaunchedNotices } from "./launched-notices.tsx";
import { LaunchedReasons } from "./launched-reasons.tsx";
import { LaunchedResults } from "./launched-results.tsx";
import { SentMessage } from "./sent-message.tsx";
import { useCampaignSeen } from "./use-campaign-seen.ts";
import { useLiveCampaign } from "./use-live-campaign.ts";

export function LaunchedPage({ campaign }: { campaign: Campaign }) {
  useCampaignSeen(campaign);
  const live = useLiveCampaign(campaign.id, campaign.state);
  return (
    <Page
      title={campaign.name}
      above={<BackToCampaigns />}
      beside={<CampaignStateBadge state={campaign.state} />}
      about={<InOneLine campaign={campaign} />}
      action={<LaunchedActions campaign={campaign} />}
    >
      <LaunchedNotices campaign={campaign} live={live} />
      <LaunchedAudience campaign={campaign} />
      <LaunchedCurve campaign={campaign} />
      <LaunchedResults campaign={campaign} />
      <LaunchedInsights campaign={campaign} />
      <LaunchedReasons campaign={campaign} />
      <div className={classes.sides}>
        <SentMessage campaign={campaign} />
        <LaunchedFacts campaign={campaign} />
      </div>
    </Page>
  );
}

function InOneLine({ campaign }: { campaign: Campaign }) {
  const { channel, audience, launched_at, created_by } = campaign;
  const whom = audience?.segment_name
    ? `“${audience.segment_name}”`
    : audience?.sentence.replace(/^Customers/, "customers");
  return (
    <Text span inherit>
      {channelWords[channel].label} to {whom ?? "an audience that can no longer be said"}
      {launched_at && (
        <>
          , launched <When at={launched_at} />
        </>
      )}
      {created_by && `, written by ${created_by}`}
    </Text>
  );
}
