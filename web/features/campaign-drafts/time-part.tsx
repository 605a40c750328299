// When it goes out: the best hours of the days that are left for it, with what they rest on; or any other.
import { Button, Text, TextInput } from "@mantine/core";
import type { CampaignDraft } from "../../../contract/campaign-drafts.ts";
import type { Schedule } from "../../../contract/campaigns.ts";
import { formatCalendarDay } from "../../format-time.ts";
import { EditorStep } from "../campaigns/editor-step.tsx";
import { fromLocal, toLocal } from "../campaigns/local-time.ts";
import { sendTimeWords, surenessWords, timesWords } from "../scheduling/time-words.ts";
import classes from "./objective.module.css";

type Time = NonNullable<CampaignDraft["time"]>;

export function TimePart(props: {
  time: Time;
  timezone: string;
  schedule: Schedule;
  onChange: (schedule: Schedule) => void;
}) {
  const { time, timezone, schedule, onChange } = props;
  const at = schedule.kind === "at" ? schedule.at : undefined;
  return (
    <EditorStep title="When it goes out" about={withinWords(time.within)}>
      <ul className={classes.times}>
        {time.choices.map((choice) => (
          <li key={choice.at} className={classes.time}>
            <div>
              <Text fw={500}>{sendTimeWords(choice.at, timezone)}</Text>
              <Text size="sm" c="dimmed">
                {timesWords(choice.lift)} an average hour. {surenessWords(choice)}.
              </Text>
            </div>
            <Button
              variant={choice.at === at ? "light" : "default"}
              aria-pressed={choice.at === at}
              onClick={() => onChange({ kind: "at", at: choice.at })}
            >
              <span>
                {choice.at === at ? "Chosen" : "Use this"}
                <span className="unseen">: {sendTimeWords(choice.at, timezone)}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed">
        {time.words}
      </Text>
      <TextInput
        type="datetime-local"
        label="Day and time"
        description={`In ${timezone}. Empty: as soon as you launch it`}
        value={at ? toLocal(at, timezone) : ""}
        onChange={(event) => {
          const chosen = fromLocal(event.currentTarget.value, timezone);
          onChange(chosen ? { kind: "at", at: chosen } : { kind: "now" });
        }}
      />
    </EditorStep>
  );
}

function withinWords({ from, to }: Time["within"]): string | undefined {
  if (from && to)
    return from === to
      ? `On ${formatCalendarDay(from)}`
      : `From ${formatCalendarDay(from)} to ${formatCalendarDay(to)}`;
  if (to) return `By the end of ${formatCalendarDay(to)}`;
  return from ? `Not before ${formatCalendarDay(from)}` : undefined;
}
