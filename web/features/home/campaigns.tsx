// Campaigns at a glance: where each stands, how its audience is split, and what it earned.
import { Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Campaign } from "../../../contract/campaigns.ts";
import { usePaths } from "../../paths.ts";
import { Count, Money } from "../../ui/numbers.tsx";
import { OutcomeStrip } from "../../ui/outcome-strip.tsx";
import { When } from "../../ui/when.tsx";
import { outcomeParts } from "../campaigns/outcome-parts.ts";
import classes from "./campaigns.module.css";

export function Campaigns({ campaigns }: { campaigns: Campaign[] }) {
  return (
    <ul className={classes.campaigns}>
      {campaigns.map((campaign) => (
        <li key={campaign.id}>
          <One campaign={campaign} />
        </li>
      ))}
    </ul>
  );
}

function One({ campaign }: { campaign: Campaign }) {
  const paths = usePaths();
  const { stats, launched_at } = campaign;
  if (!launched_at) return <Draft campaign={campaign} />;
  // Often the largest part of the strip, which would otherwise stand there without a word.
  const notSent = stats.suppressed + stats.skipped;
  return (
    <Link {...paths.campaign(campaign.id)} className={classes.campaign}>
      <span className={classes.words}>
        <Text span fw={500}>
          {campaign.name}
        </Text>
        <Text span size="sm" c="dimmed">
          <Count value={stats.audience} one="person" many="people" />, launched <When at={launched_at} />
        </Text>
      </span>
      <span className={classes.strip}>
        <OutcomeStrip parts={outcomeParts(stats)} />
        <Text span size="sm" c="dimmed" className="figures">
          <Count value={stats.delivered} /> delivered
          {stats.failed > 0 && (
            <>
              , <Count value={stats.failed} /> failed
            </>
          )}
          {notSent > 0 && (
            <>
              , <Count value={notSent} /> not sent
            </>
          )}
          {campaign.attention && `. ${campaign.attention}`}
        </Text>
      </span>
      <span className={classes.earned}>
        <Text span fw={600}>
          <Money amount={stats.revenue} short />
        </Text>
        <Text span size="sm" c="dimmed">
          from <Count value={stats.ordered} one="buyer" />
        </Text>
      </span>
    </Link>
  );
}

/** Nothing has happened yet, so there is nothing to count. */
function Draft({ campaign }: { campaign: Campaign }) {
  const paths = usePaths();
  const { state, schedule } = campaign;
  return (
    <Link {...paths.campaign(campaign.id)} className={classes.campaign}>
      <span className={classes.words}>
        <Text span fw={500}>
          {campaign.name}
        </Text>
        <Text span size="sm" c="dimmed">
          {state === "scheduled" && schedule.kind === "at" ? (
            <>
              Goes out <When at={schedule.at} />
            </>
          ) : (
            <>
              Draft, changed <When at={campaign.updated_at} />
            </>
          )}
        </Text>
      </span>
    </Link>
  );
}
