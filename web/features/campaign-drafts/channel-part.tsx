// By which channel: how many each reaches, what that costs, and what came of it before.
import { Radio, Text } from "@mantine/core";
import type { CampaignDraft, ChannelChoice } from "../../../contract/campaign-drafts.ts";
import type { Channel } from "../../../contract/messages.ts";
import { formatCount, formatMoney } from "../../format.ts";
import { useFormatting } from "../../ui/format-context.tsx";
import { channelWords } from "../campaigns/channel-words.ts";
import { EditorStep } from "../campaigns/editor-step.tsx";
import classes from "./objective.module.css";
import type { Planning } from "./use-plan.ts";

type Chosen = NonNullable<CampaignDraft["channel"]>;

export function ChannelPart({ chosen, planning }: { chosen: Chosen; planning: Planning }) {
  return (
    <EditorStep title="By which channel" about={chosen.words}>
      <Radio.Group
        aria-label="Channel"
        value={chosen.channel}
        onChange={(channel) => planning.change({ channel: channel as Channel, sms_parts: undefined })}
      >
        <div className={classes.channels}>
          {chosen.channels.map((one) => (
            <One key={one.channel} one={one} />
          ))}
        </div>
      </Radio.Group>
    </EditorStep>
  );
}

function One({ one }: { one: ChannelChoice }) {
  const { label, icon: Icon } = channelWords[one.channel];
  const { currency } = useFormatting();
  const words = wordsOf(one, currency);
  return (
    <Radio.Card
      value={one.channel}
      className={classes.channel}
      disabled={!one.connected}
      aria-label={`${label}: ${words.join(", ")}`}
    >
      <span className={classes.channelName}>
        <Icon size={18} stroke={1.75} aria-hidden="true" />
        {label}
      </span>
      {words.map((line) => (
        <Text key={line} size="sm" c="dimmed" component="span" display="block">
          {line}
        </Text>
      ))}
    </Radio.Card>
  );
}

function wordsOf(
  { connected, reachable, cost, past, expected_orders }: ChannelChoice,
  currency: string,
): string[] {
  if (!connected) return ["No connection carries it"];
  return [
    `Reaches ${formatCount(reachable, currency)}`,
    cost === null ? "Price unknown" : `${formatMoney(cost, currency)} to write to all of them`,
    past.campaigns === 0
      ? "No past campaign"
      : `${formatCount(past.ordered, currency)} of ${formatCount(past.sent, currency)} ordered before`,
    ...(expected_orders === null
      ? []
      : [`About ${formatCount(Math.round(expected_orders), currency)} orders to expect`]),
  ];
}
