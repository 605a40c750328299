// What a campaign was sent with, as frozen at launch.
import type { Campaign } from "../../../contract/campaigns.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { Facts } from "../../ui/facts.tsx";
import { useFormatting } from "../../ui/format-context.tsx";
import { Section } from "../../ui/page.tsx";
import { When } from "../../ui/when.tsx";
import { AsOf } from "./as-of.tsx";
import { CampaignTags } from "./campaign-tags.tsx";
import { scheduleWords } from "./schedule-words.ts";

export function LaunchedFacts({ campaign }: { campaign: Campaign }) {
  const { audience, intent, schedule } = campaign;
  const { timezone } = useFormatting();
  return (
    <Section title="What it was made of">
      <Facts
        facts={[
          { name: "Audience", value: audience && <AudienceWords audience={audience} /> },
          {
            name: "Left out",
            value: audience?.exclude.map(({ sentence }) => sentence).join("; "),
          },
          { name: "As of", value: audience?.as_of && <AsOf at={audience.as_of} /> },
          { name: "Meant to", value: intent },
          { name: "Tags", value: <CampaignTags campaign={campaign} /> },
          { name: "Written by", value: campaign.created_by },
          {
            name: "Goes out",
            value: schedule.kind === "now" ? null : scheduleWords(schedule, timezone),
          },
          { name: "Launched", value: campaign.launched_at && <When at={campaign.launched_at} capital /> },
          { name: "Ended", value: campaign.finished_at && <When at={campaign.finished_at} capital /> },
        ].filter(({ value }) => value)}
      />
    </Section>
  );
}

/** The segment's rule may have changed since; the sentence is the one that was sent with. */
export function AudienceWords({ audience }: { audience: NonNullable<Campaign["audience"]> }) {
  const paths = usePaths();
  return (
    <>
      {audience.segment_id && audience.segment_name && (
        <>
          <AppLink {...paths.page(`/segments/${audience.segment_id}`)}>{audience.segment_name}</AppLink>
          {": "}
        </>
      )}
      {audience.sentence}
    </>
  );
}
