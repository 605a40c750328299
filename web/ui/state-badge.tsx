// The state of a thing in a word, with a mark whose shape says the same as its colour.
import { Tooltip } from "@mantine/core";
import classes from "./state-badge.module.css";

export type Tone = "good" | "bad" | "moving" | "waiting" | "quiet";

export function StateBadge(props: { tone: Tone; children: string; meaning?: string }) {
  const badge = (
    <span className={classes.badge} data-tone={props.tone}>
      <span className={classes.mark} />
      {props.children}
    </span>
  );
  return props.meaning ? <Tooltip label={props.meaning}>{badge}</Tooltip> : badge;
}
