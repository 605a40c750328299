// The state of a thing in a word, with a mark whose shape says the same as its colour.
import classes from "./state-badge.module.css";

export type Tone = "good" | "bad" | "moving" | "waiting" | "quiet";

export function StateBadge(props: { tone: Tone; children: string; meaning?: string }) {
  return (
    <span className={classes.badge} data-tone={props.tone} data-tip={props.meaning}>
      <span className={classes.mark} />
      {props.children}
    </span>
  );
}
