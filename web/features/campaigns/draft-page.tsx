// A draft as it stands, or what waits for its time, to be read by everyone; those who may write go on from here.
import { Text } from "@mantine/core";
import type { Campaign } from "../../../contract/campaigns.ts";
import { ButtonLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { useFormatting } from "../../ui/format-context.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Page } from "../../ui/page.tsx";
import { When } from "../../ui/when.tsx";
import { useMay } from "../../workspace.tsx";
import { BackToCampaigns } from "./back-to-campaigns.tsx";
import classes from "./campaign.module.css";
import { CampaignStateBadge } from "./campaign-state.tsx";
import { channelWords } from "./channel-words.ts";
import { DraftMenu } from "./draft-menu.tsx";
import { LaunchedFacts } from "./launched-facts.tsx";
import { scheduleWords } from "./schedule-words.ts";
import { SentMessage } from "./sent-message.tsx";
import { Unschedule } from "./unschedule.tsx";
import { useCampaignSeen } from "./use-campaign-seen.ts";

export function DraftPage({ campaign }: { campaign: Campaign }) {
  useCampaignSeen(campaign);
  const paths = usePaths();
  const mayWrite = useMay("campaigns:write");
  const maySend = useMay("campaigns:send");
  const { timezone } = useFormatting();
  const waits = campaign.state === "scheduled";
  return (
    <Page
      title={campaign.name}
      above={<BackToCampaigns />}
      beside={<CampaignStateBadge state={campaign.state} />}
      about={
        <Text span inherit>
          {channelWords[campaign.channel].label}, {waits ? "waiting for its time" : "not launched yet"}. Last
          changed <When at={campaign.updated_at} />.
        </Text>
      }
      action={
        waits
          ? maySend && <Unschedule campaign={campaign} />
          : mayWrite && (
              <>
                <DraftMenu campaign={campaign} />
                <ButtonLink {...paths.editCampaign(campaign.id)}>Continue writing</ButtonLink>
              </>
            )
      }
    >
      {campaign.attention && (
        <Notice kind="warning" title="This needs attention">
          {campaign.attention}
        </Notice>
      )}
      {waits && (
        <Notice kind="info" title={`It goes out on ${scheduleWords(campaign.schedule, timezone)}`}>
          The audience is written down then. To change anything, make it a draft again first.
        </Notice>
      )}
      <div className={classes.sides}>
        <SentMessage campaign={campaign} />
        <LaunchedFacts campaign={campaign} />
      </div>
    </Page>
  );
}
