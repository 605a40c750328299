// Whom a campaign would reach, step by step, with why each step leaves some behind.
import { Skeleton, Text } from "@mantine/core";
import type { AudiencePreview } from "../../../contract/campaigns.ts";
import { type Channel, outcomeWords } from "../../../contract/messages.ts";
import { formatCount, formatShare } from "../../format.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { useFormatting } from "../../ui/format-context.tsx";
import late from "../../ui/late.module.css";
import { channelWords } from "./channel-words.ts";
import classes from "./reach-funnel.module.css";
import type { Reach } from "./use-reach.ts";

export function ReachFunnel({ reach, channel }: { reach: Reach; channel: Channel }) {
  if (!reach.chosen) {
    return (
      <div className={classes.reach}>
        <Text c="dimmed">
          Choose who gets it, and this says how many that is, how many of them {channelWords[channel].label}{" "}
          can reach, and why not the rest.
        </Text>
      </div>
    );
  }
  if (reach.error && !reach.data) return <ErrorState error={reach.error} onRetry={reach.again} />;
  if (!reach.data) return <Skeleton className={late.late} height={236} radius="md" />;
  return (
    <div className={classes.reach} data-behind={reach.behind || undefined} aria-busy={reach.behind}>
      <Answer reach={reach.data} channel={channel} />
      <Steps reach={reach.data} />
      <WhatItMeans reach={reach.data} />
    </div>
  );
}

function Answer({ reach, channel }: { reach: AudiencePreview; channel: Channel }) {
  const { currency } = useFormatting();
  const { reachable, matched } = reach;
  const count = formatCount(reachable, currency);
  return (
    <div role="status">
      <Text className={classes.number} key={count}>
        {count} <span className={classes.unit}>{reachable === 1 ? "person" : "people"}</span>
      </Text>
      <Text c="dimmed">
        {matched > 0
          ? `will get ${channelWords[channel].one}, ${formatShare(reachable / matched)} of the audience`
          : "are in this audience as of now"}
      </Text>
    </div>
  );
}

function Steps({ reach }: { reach: AudiencePreview }) {
  const { currency } = useFormatting();
  const most = reach.steps[0]?.count ?? 0;
  return (
    <ol className={classes.steps}>
      {reach.steps.map(({ step, label, count, dropped, why }) => (
        <li key={`${step} ${label}`} className={classes.step}>
          <span className={classes.label}>
            {label}
            <b className="figures">{formatCount(count, currency)}</b>
          </span>
          <span className={classes.track}>
            <span className={classes.bar} style={{ width: `${most ? (count / most) * 100 : 0}%` }} />
          </span>
          {dropped > 0 && (
            <Text span size="sm" c="dimmed">
              {formatCount(dropped, currency)} {why}
            </Text>
          )}
        </li>
      ))}
    </ol>
  );
}

const outcomeOf = {
  matched: undefined,
  excluded: undefined,
  consent: "suppressed",
  address: "skipped",
} as const;

/** The words that the report will use for those left out, explained before they are met. */
function WhatItMeans({ reach }: { reach: AudiencePreview }) {
  const paths = usePaths();
  const left = reach.steps.filter(({ dropped }) => dropped > 0).flatMap(({ step }) => outcomeOf[step] ?? []);
  if (left.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {left.map((outcome) => (
        <span key={outcome}>
          <b>{outcomeWords[outcome].label}</b>:{" "}
          {outcomeWords[outcome].meaning.replace(/^Not sent/, "not sent")}.{" "}
        </span>
      ))}
      {left.includes("suppressed") && <AppLink {...paths.settings()}>What counts as agreed</AppLink>}
    </Text>
  );
}
