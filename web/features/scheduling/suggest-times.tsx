// Suggests when a campaign is to go out: the best times of the coming week for its audience, each with how sure it is, and the
// map of hours that they come from.
import { Button, Skeleton, Text, Title } from "@mantine/core";
import { IconSparkles } from "@tabler/icons-react";
import {
  type SchedulingSuggestions,
  type SendTime,
  schedulingEndpoints,
} from "../../../contract/scheduling.ts";
import { useApiMutation } from "../../api-query.ts";
import { formatCount } from "../../format.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { useFormatting } from "../../ui/format-context.tsx";
import { EvidenceWords } from "./evidence-words.tsx";
import classes from "./suggest-times.module.css";
import { sendTimeWords, surenessWords, timesWords } from "./time-words.ts";
import { bestHourOf, WeekMap } from "./week-map.tsx";

interface Props {
  /** The campaign that names the audience, with everything saved. */
  campaignId: () => Promise<string>;
  chosen: string | undefined;
  onChoose: (at: string) => void;
}

export function SuggestTimes({ campaignId, chosen, onChoose }: Props) {
  const suggest = useApiMutation(schedulingEndpoints.suggestions, { refreshes: [] });
  const ask = async () => suggest.mutate({ query: { campaign_id: await campaignId() } });
  const { data, error, isPending } = suggest;
  if (error) return <ErrorState error={error} onRetry={() => void ask()} />;
  if (isPending) return <Skeleton height={320} radius="md" />;
  if (!data) {
    return (
      <div className={classes.panel}>
        <Text c="dimmed">
          When these people open, click and order tells when they are there to read. Look for the best hours
          of the coming week, with the evidence.
        </Text>
        <div>
          <Button
            variant="default"
            leftSection={<IconSparkles size={16} stroke={1.75} />}
            onClick={() => void ask().catch(() => undefined)}
          >
            Suggest a time
          </Button>
        </div>
      </div>
    );
  }
  return <Found found={data} chosen={chosen} onChoose={onChoose} />;
}

function Found(props: { found: SchedulingSuggestions } & Pick<Props, "chosen" | "onChoose">) {
  const { found, chosen, onChoose } = props;
  return (
    <section className={classes.panel} aria-label="Suggested times">
      <Title order={3}>Best times of the coming week</Title>
      <ol className={classes.choices}>
        {found.choices.map((choice) => (
          <Choice
            key={choice.at}
            choice={choice}
            timezone={found.timezone}
            isChosen={choice.at === chosen}
            onChoose={() => onChoose(choice.at)}
          />
        ))}
      </ol>
      <WeekMap title="When they read and buy" week={found.week} best={bestHourOf(found.week)} />
      <EvidenceWords words={found.words} evidence={found.evidence} />
      <OwnTimes found={found} />
    </section>
  );
}

function Choice(props: { choice: SendTime; timezone: string; isChosen: boolean; onChoose: () => void }) {
  const { choice, timezone, isChosen } = props;
  const when = sendTimeWords(choice.at, timezone);
  return (
    <li className={classes.choice}>
      <div className={classes.words}>
        <Text fw={500}>{when}</Text>
        <Text size="sm" c="dimmed">
          {timesWords(choice.lift)} an average hour. {surenessWords(choice)}.
        </Text>
      </div>
      <Button
        variant={isChosen ? "light" : "default"}
        aria-pressed={isChosen}
        aria-label={`${isChosen ? "Chosen" : "Use this"}: ${when}`}
        onClick={props.onChoose}
      >
        {isChosen ? "Chosen" : "Use this"}
      </Button>
    </li>
  );
}

function OwnTimes({ found }: { found: SchedulingSuggestions }) {
  const { currency } = useFormatting();
  const { zones, timezone, own_times } = found;
  const elsewhere = zones.filter((zone) => zone.timezone !== timezone);
  const away = elsewhere.reduce((sum, { people }) => sum + people, 0);
  return (
    <Text size="sm" c="dimmed">
      Times are of {timezone}; the map is in the readers’ own zones
      {away > 0 && `, and ${formatCount(away, currency)} of them are elsewhere`}.
      {own_times.gain > 1.05 &&
        ` Sent to each at their own best time, ${timesWords(own_times.gain)} of what the best single hour brings is to be expected.`}
    </Text>
  );
}
