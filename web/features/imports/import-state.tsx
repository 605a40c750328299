// Where an import stands, in words.
import type { ImportRun } from "../../../contract/imports.ts";
import { StateBadge, type Tone } from "../../ui/state-badge.tsx";

const words: Record<ImportRun["state"], { label: string; tone: Tone; meaning: string }> = {
  ready: { label: "Waiting for you", tone: "waiting", meaning: "Uploaded; look at the guesses and start it" },
  running: { label: "Running", tone: "waiting", meaning: "Rows are being read; it goes on when you leave" },
  done: { label: "Done", tone: "good", meaning: "Every row was read" },
  cancelled: { label: "Cancelled", tone: "quiet", meaning: "Stopped by a person; what was imported is kept" },
  undoing: {
    label: "Being undone",
    tone: "waiting",
    meaning: "What it made is removed; it goes on when you leave",
  },
  undone: { label: "Undone", tone: "quiet", meaning: "What it made was removed, what it changed put back" },
  failed: { label: "Stopped", tone: "bad", meaning: "Something stood in the way; what was imported is kept" },
};

export function ImportStateBadge(props: { state: ImportRun["state"] }) {
  const { label, tone, meaning } = words[props.state];
  return (
    <StateBadge tone={tone} meaning={meaning}>
      {label}
    </StateBadge>
  );
}
