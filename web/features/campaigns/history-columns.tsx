// What the history shows of each campaign. On a phone the name carries what the other columns would say.
import { Text } from "@mantine/core";
import type { Campaign } from "../../../contract/campaigns.ts";
import { NameLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import type { Column } from "../../ui/data-table.tsx";
import { Count, Money } from "../../ui/numbers.tsx";
import { OutcomeStrip } from "../../ui/outcome-strip.tsx";
import { When } from "../../ui/when.tsx";
import { CampaignStateBadge } from "./campaign-state.tsx";
import { channelWords } from "./channel-words.ts";
import classes from "./history.module.css";
import { outcomeParts } from "./outcome-parts.ts";
import { PartOf } from "./part-of.tsx";

export const historyColumns: Column<Campaign>[] = [
  { key: "name", head: "Name", sort: { up: "name" }, cell: (campaign) => <Name campaign={campaign} /> },
  {
    key: "state",
    head: "State",
    from: "sm",
    cell: ({ state }) => <CampaignStateBadge state={state} />,
  },
  { key: "channel", head: "Channel", from: "lg", cell: ({ channel }) => channelWords[channel].label },
  {
    key: "audience",
    head: "Audience",
    align: "right",
    from: "sm",
    sort: { down: "-audience" },
    cell: launched(({ stats }) => <Count value={stats.audience} />),
  },
  {
    key: "delivered",
    head: "Delivered",
    from: "sm",
    width: 150,
    cell: launched((campaign) => <Delivered campaign={campaign} />),
  },
  {
    key: "failed",
    head: "Failed",
    align: "right",
    from: "lg",
    cell: launched(({ stats }) => <Count value={stats.failed} />),
  },
  {
    key: "opened",
    head: "Opened",
    align: "right",
    from: "lg",
    cell: launched(({ stats }) => <PartOf count={stats.opened} whole={stats.delivered} of="delivered" />),
  },
  {
    key: "clicked",
    head: "Clicked",
    align: "right",
    from: "md",
    cell: launched(({ stats }) => <PartOf count={stats.clicked} whole={stats.delivered} of="delivered" />),
  },
  {
    key: "revenue",
    head: "Revenue",
    align: "right",
    cell: launched(({ stats }) => <Money amount={stats.revenue} short />),
  },
  {
    key: "launched",
    head: "Launched",
    align: "right",
    from: "md",
    sort: { down: "-launched_at" },
    cell: ({ launched_at, state, schedule }) => {
      if (launched_at) return <When at={launched_at} capital />;
      return state === "scheduled" && schedule.kind === "at" ? <When at={schedule.at} capital /> : "Not yet";
    },
  },
];

/** What was not launched has no numbers; nought would say that it was sent to nobody. */
function launched(cell: Column<Campaign>["cell"]): Column<Campaign>["cell"] {
  return (campaign) => (campaign.launched_at ? cell(campaign) : null);
}

function Name({ campaign }: { campaign: Campaign }) {
  const paths = usePaths();
  return (
    <div className={classes.name}>
      <span className={classes.first}>
        <NameLink {...paths.campaign(campaign.id)} tabIndex={-1}>
          {campaign.name}
        </NameLink>
        <Tags tags={campaign.tags} />
      </span>
      <OnPhone campaign={campaign} />
    </div>
  );
}

/** The first by its name, the others by their number, so that the campaign's own name has room. */
function Tags({ tags: [first, ...others] }: { tags: string[] }) {
  if (!first) return null;
  return (
    <>
      <span className={classes.tag}>{first}</span>
      {others.length > 0 && (
        <span className={classes.tag} data-tip={others.join(", ")}>
          +{others.length}
          <span className="unseen"> more: {others.join(", ")}</span>
        </span>
      )}
    </>
  );
}

function OnPhone({ campaign }: { campaign: Campaign }) {
  const { state, channel, stats, launched_at } = campaign;
  return (
    <span className={classes.onPhone}>
      <span className={classes.under}>
        <CampaignStateBadge state={state} />
        <Text span size="sm" c="dimmed">
          {channelWords[channel].label}
          {launched_at && (
            <>
              {" to "}
              <Count value={stats.audience} one="person" many="people" />
            </>
          )}
        </Text>
      </span>
      {launched_at && <OutcomeStrip parts={outcomeParts(stats)} />}
    </span>
  );
}

function Delivered({ campaign: { stats } }: { campaign: Campaign }) {
  return (
    <span className={classes.delivered}>
      <OutcomeStrip parts={outcomeParts(stats)} />
      <PartOf count={stats.delivered} whole={stats.audience} of="the audience" />
    </span>
  );
}
