// What came of a campaign: who opened, clicked and ordered, and what that earned, in numbers and in words.
import { Button, Text } from "@mantine/core";
import { attributionDays, type Campaign, type CampaignStats } from "../../../contract/campaigns.ts";
import { formatShare } from "../../format.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { type Figure, Figures } from "../../ui/figures.tsx";
import { Count, Money } from "../../ui/numbers.tsx";
import { Section } from "../../ui/page.tsx";
import { When } from "../../ui/when.tsx";
import { useMay } from "../../workspace.tsx";
import { useFindLookalikes } from "../lookalikes/use-find-lookalikes.ts";
import { isUnderWay } from "./campaign-state.tsx";

export function LaunchedResults({ campaign }: { campaign: Campaign }) {
  const paths = usePaths();
  const { stats } = campaign;
  const people = (outcome: "opened" | "clicked" | "ordered") => (label: string) => (
    <AppLink
      {...paths.campaignPeople(campaign.id)}
      search={{ outcome }}
      resetScroll={false}
      inherit
      c="inherit"
    >
      {label}
    </AppLink>
  );
  const figures: Figure[] = [
    {
      label: "Opened",
      value: stats.opened,
      note: shareOf(stats.opened, stats.delivered, "of those delivered"),
      link: people("opened"),
    },
    {
      label: "Clicked",
      value: stats.clicked,
      note: shareOf(stats.clicked, stats.delivered, "of those delivered"),
      link: people("clicked"),
    },
    {
      label: "Ordered",
      value: stats.ordered,
      note: shareOf(stats.ordered, stats.delivered, "of those delivered"),
      link: people("ordered"),
    },
    { label: "Revenue", value: stats.revenue, as: "money", note: "Net of refunds" },
  ];
  return (
    <Section title="What came of it" action={stats.ordered > 0 && <LikeTheBuyers id={campaign.id} />}>
      <Figures label="What came of it" figures={figures} />
      <Text maw={720}>
        <Meaning campaign={campaign} /> <Until campaign={campaign} />
      </Text>
    </Section>
  );
}

function LikeTheBuyers({ id }: { id: string }) {
  const lookalikes = useFindLookalikes();
  if (!useMay("segments:write")) return null;
  return (
    <Button variant="default" loading={lookalikes.busy} onClick={() => lookalikes.find({ campaign_id: id })}>
      Find people like the buyers
    </Button>
  );
}

function shareOf(count: number, whole: number, of: string): string {
  return whole ? `${formatShare(count / whole)} ${of}` : "Nothing delivered yet";
}

function Meaning({ campaign: { state, stats } }: { campaign: Campaign }) {
  if (stats.delivered === 0) {
    return isUnderWay(state) ? "Nobody has received it yet." : "Nobody received it, so nothing came of it.";
  }
  if (stats.ordered === 0) {
    return `Nobody has ordered yet. Orders count that are placed within ${attributionDays} days after delivery.`;
  }
  return (
    <>
      <Count value={stats.ordered} one="person" many="people" /> ordered within {attributionDays} days after
      their message was delivered, for <Money amount={stats.revenue} /> in all:{" "}
      <Money amount={perMessage(stats)} /> for each message delivered. Some of them would have ordered anyway.
    </>
  );
}

/** To the cent where it is small, else whole. */
function perMessage({ revenue, delivered }: CampaignStats): number {
  const each = revenue / delivered;
  return each < 100 ? Math.round(each * 100) / 100 : Math.round(each);
}

const day = 86_400_000;

function Until({ campaign: { finished_at, stats } }: { campaign: Campaign }) {
  if (!finished_at || stats.delivered === 0) return null;
  const end = new Date(Date.parse(finished_at) + attributionDays * day);
  if (end.getTime() < Date.now()) return null;
  return (
    <>
      Orders still count until <When at={end.toISOString()} dayOnly />.
    </>
  );
}
