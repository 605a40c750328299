// A draft as it stands, to be read by everyone; those who may write go on from here.
import { Text } from "@mantine/core";
import type { Campaign } from "../../../contract/campaigns.ts";
import { ButtonLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
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
import { SentMessage } from "./sent-message.tsx";

export function DraftPage({ campaign }: { campaign: Campaign }) {
  const paths = usePaths();
  const mayWrite = useMay("campaigns:write");
  return (
    <Page
      title={campaign.name}
      above={<BackToCampaigns />}
      beside={<CampaignStateBadge state={campaign.state} />}
      about={
        <Text span inherit>
          {channelWords[campaign.channel].label}, not launched yet. Last changed{" "}
          <When at={campaign.updated_at} />.
        </Text>
      }
      action={
        mayWrite && (
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
      <div className={classes.sides}>
        <SentMessage campaign={campaign} />
        <LaunchedFacts campaign={campaign} />
      </div>
    </Page>
  );
}
