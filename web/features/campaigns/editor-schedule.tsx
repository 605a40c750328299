// When a campaign goes out: at launch, at a time, or to each at their own; beside it, the times that suit its audience.
import { SegmentedControl, Text, TextInput } from "@mantine/core";
import type { Schedule } from "../../../contract/campaigns.ts";
import { useFormatting } from "../../ui/format-context.tsx";
import { SuggestTimes } from "../scheduling/suggest-times.tsx";
import { fieldIds } from "./editor-about.tsx";
import { EditorStep } from "./editor-step.tsx";
import { fromLocal, toLocal } from "./local-time.ts";
import type { Draft } from "./use-draft.ts";

type Kind = Schedule["kind"];

const kinds: { value: Kind; label: string }[] = [
  { value: "now", label: "At launch" },
  { value: "at", label: "At a time" },
  { value: "own_time", label: "Each at their best" },
];

const meanings: Record<Kind, string> = {
  now: "It goes out as soon as you launch it.",
  at: "It waits for this time. The audience is counted and written down then, so whoever joins it until then gets it too.",
  own_time:
    "The audience is written down at launch. Each message waits for its reader’s own best hour of the following week, in their time zone. Whoever says no in the meantime does not get it.",
};

export function EditorSchedule({ draft }: { draft: Draft }) {
  const { values, change } = draft;
  const { schedule } = values;
  const { timezone } = useFormatting();
  const at = schedule.kind === "at" ? schedule.at : undefined;
  const choose = (kind: Kind) =>
    change({ schedule: kind === "at" ? { kind, at: at ?? nextHour() } : { kind } });
  return (
    <EditorStep
      title="When it goes out"
      answer={
        <SuggestTimes
          key={JSON.stringify(values.audience)}
          campaignId={async () => (await draft.latest()).id}
          chosen={at}
          onChoose={(chosen) => change({ schedule: { kind: "at", at: chosen } })}
        />
      }
    >
      <SegmentedControl
        fullWidth
        aria-label="When"
        data={kinds}
        value={schedule.kind}
        onChange={(kind) => choose(kind as Kind)}
      />
      {at && (
        <TextInput
          id={fieldIds.schedule}
          type="datetime-local"
          label="Day and time"
          description={`In ${timezone}`}
          value={toLocal(at, timezone)}
          onChange={(event) => {
            const chosen = fromLocal(event.currentTarget.value, timezone);
            if (chosen) change({ schedule: { kind: "at", at: chosen } });
          }}
        />
      )}
      <Text size="sm" c="dimmed">
        {meanings[schedule.kind]}
      </Text>
    </EditorStep>
  );
}

/** Tomorrow at this hour, until another is chosen. */
function nextHour(): string {
  const hour = 3_600_000;
  return new Date(Math.ceil(Date.now() / hour) * hour + 24 * hour).toISOString();
}
