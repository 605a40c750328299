// The editor of a campaign on one page: what it is for, who gets it and how, what it says, when it goes out, and the launch.
import type { Campaign } from "../../../contract/campaigns.ts";
import { Notice } from "../../ui/notice.tsx";
import { Page } from "../../ui/page.tsx";
import { BackToCampaigns } from "./back-to-campaigns.tsx";
import { DraftMenu } from "./draft-menu.tsx";
import { type DraftValues, nameless } from "./draft-values.ts";
import classes from "./editor.module.css";
import { EditorAbout } from "./editor-about.tsx";
import { EditorAudience } from "./editor-audience.tsx";
import { EditorMessage } from "./editor-message.tsx";
import { EditorSchedule } from "./editor-schedule.tsx";
import { LaunchReview } from "./launch-review.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { SavedState } from "./saved-state.tsx";
import { useCampaignSeen } from "./use-campaign-seen.ts";
import { useDraft } from "./use-draft.ts";
import { useReach } from "./use-reach.ts";
import { useWrittenMessage } from "./use-written-message.ts";

interface Start {
  campaign: Campaign | undefined;
  values: DraftValues;
}

export function Editor({ start, onMade }: { start: Start; onMade: (campaign: Campaign) => void }) {
  const draft = useDraft(start, onMade);
  const { values } = draft;
  useCampaignSeen(draft.campaign, async (name) => {
    draft.change({ name });
    await draft.flush();
    return true;
  });
  const reach = useReach(values);
  const written = useWrittenMessage(values);
  return (
    <Page
      title={values.name.trim() || (draft.campaign ? nameless : "New campaign")}
      above={<BackToCampaigns />}
      about={<SavedState draft={draft} />}
      action={draft.campaign && <DraftMenu campaign={draft.campaign} latest={draft.latest} />}
    >
      <LeaveDialog draft={draft} />
      {draft.campaign?.attention && (
        <Notice kind="warning" title="This needs attention">
          {draft.campaign.attention}
        </Notice>
      )}
      <div className={classes.steps}>
        <EditorAbout draft={draft} />
        <EditorAudience draft={draft} reach={reach} />
        <EditorMessage draft={draft} written={written} />
        <EditorSchedule draft={draft} />
        <LaunchReview draft={draft} reach={reach} written={written} />
      </div>
    </Page>
  );
}
