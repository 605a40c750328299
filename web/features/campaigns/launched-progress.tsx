// How far a running campaign is: first the messages go out, then their receipts come in.
import { Text } from "@mantine/core";
import type { Campaign } from "../../../contract/campaigns.ts";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useTimeLeft } from "./use-time-left.ts";

export function LaunchedProgress({ campaign }: { campaign: Campaign }) {
  const { state, stats } = campaign;
  const toSend = stats.audience - stats.suppressed - stats.skipped;
  const handed = toSend - stats.queued;
  const secondsLeft = useTimeLeft(
    handed,
    toSend,
    state === "sending" && campaign.schedule.kind !== "own_time",
  );
  if (state === "launching") {
    return (
      <Text role="status" c="dimmed">
        The audience is being written down, so that it stays as it is now. A large one takes a moment.
      </Text>
    );
  }
  if (stats.queued > 0) {
    return (
      <ProgressLine
        label="Handed to the vendor"
        done={handed}
        total={toSend}
        unit="messages handed to the vendor"
        secondsLeft={secondsLeft}
      />
    );
  }
  return (
    <ProgressLine
      label="Reported on by the vendor"
      done={stats.delivered + stats.failed}
      total={toSend}
      unit="messages reported on; the others are under way"
    />
  );
}
